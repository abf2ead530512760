using Agents.Actors;
using Agents.Hocon;
using Agents.Host.Serve;

namespace Agents.Host.Configuration;

/// <summary>Reads a host's settings from HOCON; they are in the file <c>hocon/agents.conf</c> with their defaults.</summary>
internal static class HostFile
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1), Moment = TimeSpan.FromMilliseconds(1);

    private static readonly (string Variable, string Path)[] Variables = [("AGENTS_LISTEN", "listen"), ("AGENTS_PORT", "port"), ("AGENTS_GATEWAY_URL", "gateway.url")];

    /// <summary>What users name themselves, below <c>agents.agents.NAME</c>.</summary>
    private static readonly string[] OfAgents =
    [
        "instructions", "greeting", "stt", "llm", "tts", "allow-interruptions", "min-endpointing-delay", "max-endpointing-delay", "handoffs",
        "tools.*.description", "tools.*.url", "tools.*.method", "tools.*.headers.*", "tools.*.parameters.**", "tools.*.timeout", "mcp.*.url", "mcp.*.command",
    ];

    /// <summary>The settings there are, with their defaults.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static HoconDocument Defaults(Func<string, string?> environment)
    {
        using var file = typeof(HostFile).Assembly.GetManifestResourceStream("agents.conf")!;
        return HoconDocument.Parse(file, new HoconOptions { SourceName = "agents.conf", Environment = environment });
    }

    /// <summary>Reads a file and what lies over it.</summary>
    /// <param name="path">The file; null: none.</param>
    /// <param name="over">What wins over the file, such as the command line.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="HoconException">A setting is not known or its value is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static HostSettings Load(string? path, HoconDocument over, Func<string, string?> environment)
    {
        var options = new HoconOptions { Environment = environment };
        return Read(Layers(over, path is null ? HoconDocument.Parse("") : HoconDocument.Load(path, options), environment), environment);
    }

    /// <summary>The command line over the environment variables over the file.</summary>
    internal static HoconDocument Layers(HoconDocument over, HoconDocument file, Func<string, string?> environment) =>
        over.WithFallback(Variables.Where(known => environment(known.Variable) is { Length: > 0 })
            .Select(known => HoconDocument.Parse(
                $"agents.{known.Path} = {System.Text.Json.JsonSerializer.Serialize(environment(known.Variable))}", new HoconOptions { SourceName = known.Variable }))
            .Aggregate(file, (below, variable) => variable.WithFallback(below)));

    /// <summary>Reads settings over the defaults.</summary>
    /// <param name="document">The settings that differ, below <c>agents</c>.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="HoconException">A setting is not known or its value is wrong; every fault with file, line and column, value and what is allowed.</exception>
    public static HostSettings Read(HoconDocument document, Func<string, string?> environment)
    {
        var defaults = Defaults(environment);
        var known = new KnownSettings(defaults.Keys().Select(key => key.Path.ToString()).Concat(OfAgents.Select(name => $"agents.agents.*.{name}")));
        if (known.Check(document) is { Count: > 0 } unknown)
            throw new HoconException(unknown);
        var whole = document.WithFallback(defaults);
        var file = new SettingsSection(whole, "agents");
        var agents = AgentsFile.Read(whole, file);
        var settings = new HostSettings(
            new ServeOptions(file.Address("listen") ?? "127.0.0.1", file.Whole("port", 0, 65535) ?? 8080), Options(file, agents, environment), agents);
        file.ThrowIfWrong();
        return settings;
    }

    private static VoiceAgentsOptions Options(SettingsSection file, IReadOnlyList<AgentSettings> agents, Func<string, string?> environment)
    {
        var preferred = file.Text("default-agent");
        if (preferred is not null && !agents.Any(agent => agent.Name == preferred))
            file.Refuse("default-agent", $"the value is \"{preferred}\"; allowed is {string.Join(", ", agents.Select(agent => agent.Name).DefaultIfEmpty("null, as there are no agents"))}");
        return new VoiceAgentsOptions
        {
            DefaultAgent = preferred,
            Access = new AccessOptions { ApiKeys = [.. file.TextList("access.api-keys"), .. Keys(environment)], AllowedOrigins = file.TextList("access.allowed-origins") },
            Speech = new SpeechOptions
            {
                Url = file.Url("gateway.url")?.ToString(), Stt = file.Text("gateway.stt"), Llm = file.Text("gateway.llm"), Tts = file.Text("gateway.tts"), Environment = environment,
            },
            Sessions = Sessions(file),
            Realtime = Realtime(file),
            Rest = Rest(file),
            Operations = Operations(file),
        };
    }

    private static SessionRegionOptions Sessions(SettingsSection file)
    {
        var defaults = new SessionRegionOptions();
        return defaults with
        {
            MaxSessions = file.Whole("sessions.max", 1, 1_000_000) ?? defaults.MaxSessions,
            RetryAfter = file.Duration("sessions.retry-after", Moment, Day) ?? defaults.RetryAfter,
        };
    }

    private static RealtimeOptions Realtime(SettingsSection file)
    {
        var defaults = new RealtimeOptions();
        return defaults with
        {
            RefuseUnknownModels = file.Flag("realtime.refuse-unknown-models") ?? defaults.RefuseUnknownModels,
            MaxSession = file.Duration("realtime.max-session", TimeSpan.FromSeconds(1), Day) ?? defaults.MaxSession,
            OutputLead = file.Duration("realtime.output-lead", TimeSpan.Zero, TimeSpan.FromSeconds(10)) ?? defaults.OutputLead,
            ResumeWithin = file.Duration("realtime.resume-within", TimeSpan.Zero, Day) ?? defaults.ResumeWithin,
            ResumeAfterGoodbye = file.Duration("realtime.resume-after-goodbye", TimeSpan.Zero, Day) ?? defaults.ResumeAfterGoodbye,
        };
    }

    private static RestOptions Rest(SettingsSection file)
    {
        var defaults = new RestOptions();
        return defaults with
        {
            MaxBodyBytes = (int)(file.Size("rest.max-body", 1024, 16 << 20) ?? defaults.MaxBodyBytes),
            KeepAlive = file.Duration("rest.keep-alive", Moment, Day) ?? defaults.KeepAlive,
            CommandTimeout = file.Duration("rest.command-timeout", Moment, TimeSpan.FromMinutes(10)) ?? defaults.CommandTimeout,
        };
    }

    private static OperationsOptions Operations(SettingsSection file) => new()
    {
        HealthPath = file.Text("operations.health-path"),
        ReadyPath = file.Text("operations.ready-path"),
        MetricsPath = file.Text("operations.metrics-path"),
        NotReadyFor = file.Duration("operations.not-ready-for", TimeSpan.Zero, TimeSpan.FromMinutes(5)) ?? TimeSpan.Zero,
        DrainWithin = file.Duration("operations.drain-within", TimeSpan.Zero, TimeSpan.FromHours(1)) ?? new OperationsOptions().DrainWithin,
    };

    private static string[] Keys(Func<string, string?> environment) =>
        environment("AGENTS_API_KEYS")?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
