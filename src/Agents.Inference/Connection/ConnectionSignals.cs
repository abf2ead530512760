namespace Agents.Inference;

/// <summary>A connection actor tells itself that its transport failed, to crash by it.</summary>
internal sealed record ConnectionCrashed(Exception Error);

/// <summary>A connection actor tells itself that it is open.</summary>
internal sealed record ConnectionOpened(InferenceSocket Socket);

/// <summary>A connection tells its service that it ended as it should.</summary>
/// <param name="Attempt">Which connection.</param>
internal sealed record ConnectionEnded(int Attempt);

/// <summary>A service asks its connection to send a message as soon as it can.</summary>
internal sealed record SendMessage(ReadOnlyMemory<byte> Utf8);

/// <summary>The wait before a retry is over.</summary>
internal sealed record RetryNow
{
    public static readonly RetryNow Instance = new();
}
