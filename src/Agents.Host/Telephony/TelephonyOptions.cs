namespace Agents.Host;

/// <summary>Calls from the telephone network, which carriers bring as streams (docs/telephony.md).</summary>
public sealed record TelephonyOptions
{
    /// <summary>
    /// The address under which carriers reach this host, such as <c>https://voice.example.com</c>. Needed as soon as a secret of a carrier is set:
    /// signatures are checked against it, never against what a request says of itself. Default null: the request's own address.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Which agent answers a number that was called, such as <c>+15550100</c>. Others are answered by the default agent. Default none.</summary>
    public IReadOnlyDictionary<string, string> Numbers { get; init; } = new Dictionary<string, string>();

    /// <summary>Twilio.</summary>
    public TwilioOptions Twilio { get; init; } = new();

    /// <summary>Telnyx.</summary>
    public TelnyxOptions Telnyx { get; init; } = new();

    /// <summary>Vonage.</summary>
    public VonageOptions Vonage { get; init; } = new();

    /// <summary>Plivo.</summary>
    public PlivoOptions Plivo { get; init; } = new();

    /// <summary>
    /// How far the agent's sound is sent ahead of true time, so that the network between here and the carrier is not heard. What is ahead when the
    /// caller interrupts is taken back; who interrupts when the whole answer was sent hears it to its end. Zero to 1 s; default 200 ms.
    /// </summary>
    public TimeSpan SendAhead { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a session waits when its stream broke without the caller having hung up. Zero to 1.5 s; default 1 s.</summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a stream may take to say which call it is for. 1 s to 1 min; default 10 s.</summary>
    public TimeSpan StartWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a caller may pause between two keys of one entry; # ends it at once. The entry is answered as if the caller had said it.
    /// 100 ms to 1 min; default 2 s.
    /// </summary>
    public TimeSpan KeypadPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether agents on the telephone get the tool <c>press_keys</c>, with which they send tones. Default false.</summary>
    public bool KeypadTool { get; init; }

    /// <summary>The largest message taken from a carrier, in bytes. 4096 to 16 MiB; default 64 KiB.</summary>
    public int MaxMessageBytes { get; init; } = 64 << 10;

    /// <summary>Throws if any value is out of range or does not fit the others.</summary>
    /// <exception cref="ArgumentException">Names every value that is wrong, and what is allowed; holds no secret.</exception>
    public void Validate() => Agents.Host.Telephony.TelephonyFaults.ThrowIfAny(this);
}
