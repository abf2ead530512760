using Agents.Actors;

namespace Agents.Host.Telephony;

/// <summary>The carrier closed the stream's socket, or it broke.</summary>
internal sealed record SocketGone
{
    public static SocketGone Instance { get; } = new();
}

/// <summary>Another stream carries the call now: close this one, and leave the session alone.</summary>
internal sealed record LegReplaced
{
    public static LegReplaced Instance { get; } = new();
}

/// <summary>Send the tones of some keys.</summary>
/// <param name="SessionId">To whom.</param>
/// <param name="Keys">Which keys.</param>
internal sealed record SendKeys(string SessionId, string Keys);

/// <summary>A stream carries a session from now on. Answered with the <see cref="PhoneLeg"/>'s actor.</summary>
internal sealed record OpenLeg(LegSetup Leg);

/// <summary>A call is over: its caller or its agent has ended it, and it is not to be connected again.</summary>
internal sealed record CallEnded(string SessionId);

/// <summary>A session runs and the carrier was told to connect a stream to it.</summary>
internal sealed record ExpectLeg(VoiceSessionHandle Session);

/// <summary>The carrier asks what to do with a call whose stream is over. Answered with a <see cref="CallState"/>.</summary>
/// <param name="SessionId">The call's session.</param>
internal sealed record CallReturns(string SessionId);
