using Agents.Hocon;

namespace Agents.Gateway;

/// <summary>Reads a gateway's settings from HOCON; every setting is in the file <c>hocon/gateway.conf</c> with its default.</summary>
public static class GatewayFile
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly string[] NamesOfUsers = ["gateway.keys.*", "gateway.models.*", "gateway.commands.stt.*", "gateway.commands.tts.*"];

    /// <summary>The settings there are, with their defaults: <c>hocon/gateway.conf</c> as this library was built with.</summary>
    /// <param name="environment">Reads an environment variable; null for the process's own.</param>
    public static HoconDocument Defaults(Func<string, string?>? environment = null)
    {
        using var file = typeof(GatewayFile).Assembly.GetManifestResourceStream("gateway.conf")!;
        var options = new HoconOptions { SourceName = "gateway.conf" };
        return HoconDocument.Parse(file, environment is null ? options : options with { Environment = environment });
    }

    /// <summary>Reads a file over the defaults.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Options that pass <see cref="GatewayOptions.Validate"/>, but for a missing key; the engines in them are the caller's to dispose.</returns>
    /// <exception cref="HoconException">A setting is not known or its value is wrong; every fault with file, line and column, value and what is allowed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GatewayOptions Load(string path) => Read(HoconDocument.Load(path));

    /// <summary>Reads settings over the defaults.</summary>
    /// <param name="document">The settings that differ, below <c>gateway</c>.</param>
    /// <param name="more">Engines beside those of the settings, for example scripted ones; they come first.</param>
    /// <param name="environment">Reads an environment variable, for the defaults that take one; null for the process's own.</param>
    /// <inheritdoc cref="Load" path="/returns"/>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static GatewayOptions Read(HoconDocument document, IReadOnlyList<IEngine>? more = null, Func<string, string?>? environment = null)
    {
        var below = Defaults(environment);
        if (Known(below).Check(document) is { Count: > 0 } unknown) throw new HoconException(unknown);
        var file = new SettingsSection(document.WithFallback(below), "gateway");
        var options = Options(file) with { Quota = Quota(file) };
        options = options with { Engines = [.. more ?? [], .. EngineSettings.Engines(file)] };
        CheckModels(file, options);
        file.ThrowIfWrong();
        return options;
    }

    private static GatewayOptions Options(SettingsSection file)
    {
        var defaults = new GatewayOptions();
        return defaults with
        {
            Address = file.Address("address") ?? defaults.Address,
            Port = file.Whole("port", 0, 65535) ?? defaults.Port,
            Keys = file.Texts("keys"),
            ModelMap = file.Texts("models"),
            DefaultSttModel = file.Text("default-stt") ?? defaults.DefaultSttModel,
            DefaultTtsModel = file.Text("default-tts") ?? defaults.DefaultTtsModel,
            Faults = file.Parsed("faults", FaultRules.Parse) ?? FaultRules.None,
            BargeinThreshold = file.Share("bargein-threshold") ?? defaults.BargeinThreshold,
            FinalizeGrace = file.Duration("finalize-grace", TimeSpan.FromMilliseconds(1), Longest) ?? defaults.FinalizeGrace,
            SendSessionClosed = file.Flag("send-session-closed") ?? defaults.SendSessionClosed,
            MaxMessageBytes = (int)(file.Size("max-message", 4096, 16 << 20) ?? defaults.MaxMessageBytes),
            MaxRequestBytes = (int)(file.Size("max-request", 4096, 1 << 30) ?? defaults.MaxRequestBytes),
            MaxConnections = file.Whole("max-connections", 1, 1_000_000) ?? defaults.MaxConnections,
        };
    }

    /// <summary>The names in the file of defaults, and any name where users choose names.</summary>
    private static KnownSettings Known(HoconDocument defaults) => new(
        defaults.Keys().Select(key => key.Path.Elements).Where(path => !NamedByUsers(path)).Select(path => string.Join('.', path)).Concat(NamesOfUsers));

    private static bool NamedByUsers(IReadOnlyList<string> path) =>
        path[1] is "keys" or "models" || (path[1] == "commands" && path[2] is "stt" or "tts");

    private static QuotaOptions? Quota(SettingsSection file)
    {
        var quota = new QuotaOptions
        {
            RequestsPerMinute = file.Whole("quota.requests-per-minute", 1, int.MaxValue),
            TokensPerMinute = file.Whole("quota.tokens-per-minute", 1, int.MaxValue),
            Credits = file.Whole("quota.credits", 1, int.MaxValue),
        };
        return quota == new QuotaOptions() ? null : quota;
    }

    /// <summary>A map to an engine that is not there would be told in the first call only.</summary>
    private static void CheckModels(SettingsSection file, GatewayOptions options)
    {
        foreach (var (name, target) in options.ModelMap) Check(new HoconPath(["models", name]).ToString(), target);
        Check("default-stt", options.DefaultSttModel);
        Check("default-tts", options.DefaultTtsModel);

        void Check(string path, string target)
        {
            var engines = options.Engines!;
            if (engines.Any(engine => engine.Serves(ModelName.Parse(target).Model) || engine.Serves(target))) return;
            file.Refuse(path, $"no engine serves \"{target}\"; there are {string.Join(", ", engines.SelectMany(engine => engine.Models))}");
        }
    }
}
