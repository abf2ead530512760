using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Agents.Gateway;

/// <summary>How a gateway listens, whom it serves, and with what. Immutable; a running gateway keeps the options it started with.</summary>
public sealed record GatewayOptions
{
    /// <summary>Key and secret that everyone knows; taken only on a loopback address and only when no keys are set.</summary>
    public static readonly IReadOnlyDictionary<string, string> DevelopmentKeys = new Dictionary<string, string> { ["devkey"] = "secret" };

    /// <summary>The IP address to listen on. Default 127.0.0.1. Other than loopback addresses need <see cref="Keys"/>.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The port, 0 to 65535; 0 takes any free one. Default 8089.</summary>
    public int Port { get; init; } = 8089;

    /// <summary>API keys and their secrets. Null or empty: <see cref="DevelopmentKeys"/>.</summary>
    public IReadOnlyDictionary<string, string>? Keys { get; init; }

    /// <summary>The engines. Null: all engines of this machine, made and disposed by the gateway. Engines given here stay the caller's.</summary>
    public IReadOnlyList<IEngine>? Engines { get; init; }

    /// <summary>Model names to serve by another model, for example <c>deepgram/nova-3</c> → <c>local/pocketsphinx:en</c>. A key may end in <c>*</c>.</summary>
    public IReadOnlyDictionary<string, string> ModelMap { get; init; } = new Dictionary<string, string>();

    /// <summary>The recogniser for clients that name none or say <c>auto</c>. Default <c>local/pocketsphinx:en</c>.</summary>
    public string DefaultSttModel { get; init; } = "local/pocketsphinx:en";

    /// <summary>The synthesiser for clients that name none. Default <c>local/flite:slt</c>.</summary>
    public string DefaultTtsModel { get; init; } = "local/flite:slt";

    /// <summary>What each API key may use of the language model. Null: no limits, no quota headers.</summary>
    public QuotaOptions? Quota { get; init; }

    /// <summary>Faults to inject. Default none.</summary>
    public FaultRules Faults { get; init; } = FaultRules.None;

    /// <summary>The clock of everything but Kestrel itself. Default the system clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where request handling runs, each request on its own queue. Null: the thread pool.</summary>
    public TaskScheduler? Scheduler { get; init; }

    /// <summary>Where native engine calls run. Null: <see cref="Scheduler"/> if that is set, else the thread pool with one call per processor.</summary>
    public TaskScheduler? NativeScheduler { get; init; }

    /// <summary>Where log lines go. Null: nowhere, or what the host's services say.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Runs around each request, on its scheduler, after the WebSocket feature is there. Null: nothing.</summary>
    public Func<HttpContext, RequestDelegate, Task>? Middleware { get; init; }

    /// <summary>How long after <c>session.finalize</c> a silent STT session stays open (protocol 2.13). Default 1 s; 10 s for <c>speechmatics/</c> models.</summary>
    public TimeSpan FinalizeGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether an STT session says <c>session.closed</c> before its close frame. Default false: a message that reaches the JavaScript client while
    /// it closes kills its process (protocol section 6, measured).
    /// </summary>
    public bool SendSessionClosed { get; init; }

    /// <summary>The interruption threshold for clients that name none, 0 to 1. Default 0.5 (protocol 5.10).</summary>
    public double BargeinThreshold { get; init; } = 0.5;

    /// <summary>The largest WebSocket message taken, in bytes, 4096 to 16 MiB. Default 1 MiB, which is 16 s of 48 kHz audio.</summary>
    public int MaxMessageBytes { get; init; } = 1 << 20;

    /// <summary>The largest HTTP body taken, in bytes. Default 4 MiB.</summary>
    public int MaxRequestBytes { get; init; } = 4 << 20;

    /// <summary>Connections at the same time; further ones are closed at once. Default 10000.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>How long a WebSocket may take until its <c>session.create</c>. Default 10 s.</summary>
    public TimeSpan CreateTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an LLM answer may be silent before a keep-alive comment is sent. Default 5 s (protocol 4.1).</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether <see cref="Address"/> can be reached from this machine only.</summary>
    public bool IsLoopback => IPAddress.TryParse(Address, out var address) && IPAddress.IsLoopback(address);

    internal IReadOnlyDictionary<string, string> EffectiveKeys => Keys is { Count: > 0 } ? Keys : DevelopmentKeys;

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentException">One or more are wrong; the message lists each with its value and what is allowed.</exception>
    public void Validate()
    {
        List<string> faults = [];
        if (!IPAddress.TryParse(Address, out _)) faults.Add($"Address is '{Address}', but must be an IP address such as 127.0.0.1 or 0.0.0.0");
        else if (!IsLoopback && Keys is not { Count: > 0 })
            faults.Add($"Address is '{Address}', which others can reach: set a key (LIVEKIT_API_KEY, LIVEKIT_API_SECRET), or listen on 127.0.0.1");
        Range(nameof(Port), Port, 0, 65535);
        Range(nameof(MaxMessageBytes), MaxMessageBytes, 4096, 16 << 20);
        Range(nameof(MaxRequestBytes), MaxRequestBytes, 4096, 1 << 30);
        Range(nameof(MaxConnections), MaxConnections, 1, 1_000_000);
        if (BargeinThreshold is not (>= 0 and <= 1)) faults.Add($"BargeinThreshold is {BargeinThreshold}, but must be 0 to 1");
        if (Quota is { RequestsPerMinute: < 1 } or { TokensPerMinute: < 1 } or { Credits: < 1 }) faults.Add($"Quota is {Quota}, but each limit must be 1 or more");
        Positive(nameof(FinalizeGrace), FinalizeGrace);
        Positive(nameof(CreateTimeout), CreateTimeout);
        Positive(nameof(KeepAlive), KeepAlive);
        foreach (var key in EffectiveKeys.Where(key => key.Key.Length == 0 || key.Value.Length == 0).Select(key => key.Key))
            faults.Add($"Keys has an empty key or an empty secret (key of {key.Length} characters)");
        if (faults.Count > 0) throw new ArgumentException($"The gateway cannot start: {string.Join("; ", faults)}.");

        void Range(string name, int value, int min, int max)
        {
            if (value < min || value > max) faults.Add($"{name} is {value}, but must be {min} to {max}");
        }

        void Positive(string name, TimeSpan value)
        {
            if (value <= TimeSpan.Zero) faults.Add($"{name} is {value}, but must be longer than zero");
        }
    }
}
