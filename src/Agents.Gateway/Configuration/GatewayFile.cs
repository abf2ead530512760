using Agents.Hocon;

namespace Agents.Gateway;

/// <summary>Reads a gateway's settings from <c>gateway.conf</c>; every setting is in the file <c>hocon/gateway.conf</c> with its default.</summary>
public static class GatewayFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="known">The settings there are, for example <c>hocon/gateway.conf</c> itself; null to take unknown names silently.</param>
    /// <exception cref="HoconException">The file is wrong; every fault with file, line and column.</exception>
    /// <exception cref="FormatException">A fault rule is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GatewayOptions Load(string path, HoconDocument? known = null) => Read(HoconDocument.Load(path), known);

    /// <summary>Reads settings from a document.</summary>
    /// <param name="document">The settings, below <c>gateway</c>.</param>
    /// <param name="known">As in <see cref="Load"/>.</param>
    /// <exception cref="HoconException">A value is wrong or a name is not known.</exception>
    public static GatewayOptions Read(HoconDocument document, HoconDocument? known = null)
    {
        if (known is not null && Known(known).Check(document) is { Count: > 0 } unknown) throw new HoconException(unknown);
        var file = new Section(document);
        var defaults = new GatewayOptions();
        return defaults with
        {
            Address = file.Text("address") ?? defaults.Address,
            Port = file.Whole("port") ?? defaults.Port,
            Keys = file.Texts("keys"),
            ModelMap = file.Texts("models"),
            DefaultSttModel = file.Text("default-stt") ?? defaults.DefaultSttModel,
            DefaultTtsModel = file.Text("default-tts") ?? defaults.DefaultTtsModel,
            Faults = FaultRules.Parse(file.Text("faults") ?? ""),
            BargeinThreshold = file.Number("bargein-threshold") ?? defaults.BargeinThreshold,
            FinalizeGrace = file.Duration("finalize-grace") ?? defaults.FinalizeGrace,
            SendSessionClosed = file.Flag("send-session-closed") ?? defaults.SendSessionClosed,
            MaxMessageBytes = (int)(file.Size("max-message") ?? defaults.MaxMessageBytes),
            MaxRequestBytes = (int)(file.Size("max-request") ?? defaults.MaxRequestBytes),
            MaxConnections = file.Whole("max-connections") ?? defaults.MaxConnections,
            Quota = Quota(file),
            Engines = Engines(file),
        };
    }

    /// <summary>The names in the file of defaults, and any name where users choose names.</summary>
    private static KnownSettings Known(HoconDocument defaults) => new(
        defaults.Keys().Select(key => key.Path.Elements).Where(path => !UserNamed(path))
            .Select(path => string.Join('.', path)).Concat(["gateway.keys.*", "gateway.models.*", "gateway.commands.stt.*", "gateway.commands.tts.*"]));

    private static bool UserNamed(IReadOnlyList<string> path) =>
        path[0] == "gateway" && (path[1] is "keys" or "models" || (path[1] == "commands" && path[2] is "stt" or "tts"));

    private static QuotaOptions? Quota(Section file)
    {
        var quota = new QuotaOptions
        {
            RequestsPerMinute = file.Whole("quota.requests-per-minute"),
            TokensPerMinute = file.Whole("quota.tokens-per-minute"),
            Credits = file.Whole("quota.credits"),
        };
        return quota == new QuotaOptions() ? null : quota;
    }

    /// <summary>The engines of this machine as configured, then programs, then the model server, which takes what is left.</summary>
    private static List<IEngine> Engines(Section file)
    {
        List<IEngine> engines =
        [
            new PocketSphinxRecogniser(PocketSphinx(file), Pool(file)), new FliteSynthesiser(), new Concierge(), new LocalInterruptionDetector(),
        ];
        engines.AddRange(Commands(file, "stt").Select(command => new CommandRecogniser(command)));
        engines.AddRange(Commands(file, "tts").Select(command => new CommandSynthesiser(command)));
        if (file.Text("llm.url") is { Length: > 0 } url) engines.Add(new OpenAiResponder(new OpenAiSettings(new Uri(url), file.Text("llm.key"))));
        return engines;
    }

    private static PocketSphinxSettings PocketSphinx(Section file)
    {
        var defaults = new PocketSphinxSettings();
        return defaults with
        {
            ModelFolder = file.Text("pocketsphinx.model-folder") ?? defaults.ModelFolder,
            Silence = file.Duration("pocketsphinx.silence") ?? defaults.Silence,
            Beam = file.Number("pocketsphinx.beam"),
            WordBeam = file.Number("pocketsphinx.word-beam"),
            MaxWordsPerFrame = file.Whole("pocketsphinx.max-words-per-frame"),
            MaxModelsPerFrame = file.Whole("pocketsphinx.max-models-per-frame"),
            FramesPerScore = file.Whole("pocketsphinx.frames-per-score"),
            SecondPass = file.Flag("pocketsphinx.second-pass") ?? defaults.SecondPass,
            BestPath = file.Flag("pocketsphinx.best-path") ?? defaults.BestPath,
        };
    }

    private static PoolSettings Pool(Section file)
    {
        var defaults = new PoolSettings();
        return defaults with
        {
            Limit = file.Whole("pocketsphinx.pool.limit") ?? defaults.Limit,
            MaxWaiting = file.Whole("pocketsphinx.pool.max-waiting") ?? defaults.MaxWaiting,
            Deadline = file.Duration("pocketsphinx.pool.deadline") ?? defaults.Deadline,
            RetryAfter = file.Duration("pocketsphinx.pool.retry-after") ?? defaults.RetryAfter,
        };
    }

    private static IEnumerable<CommandSettings> Commands(Section file, string kind) =>
        file.Lists($"commands.{kind}").Select(command => new CommandSettings(command.Key, command.Value)
        {
            Timeout = file.Duration("commands.timeout") ?? TimeSpan.FromSeconds(30),
            MaxMemoryBytes = file.Size("commands.max-memory") ?? 4L << 30,
        });

    /// <summary>The settings below <c>gateway</c>; what is missing or null is null.</summary>
    private sealed class Section(HoconDocument document)
    {
        public string? Text(string path) => IsSet(path) ? document.GetString(Full(path)) : null;

        public int? Whole(string path) => IsSet(path) ? document.GetInt32(Full(path)) : null;

        public double? Number(string path) => IsSet(path) ? document.GetDouble(Full(path)) : null;

        public bool? Flag(string path) => IsSet(path) ? document.GetBoolean(Full(path)) : null;

        public long? Size(string path) => IsSet(path) ? document.GetSize(Full(path)) : null;

        public TimeSpan? Duration(string path) => IsSet(path) ? document.GetDuration(Full(path)) : null;

        public Dictionary<string, string> Texts(string path) =>
            Fields(path).ToDictionary(field => field.Name, field => field.Value.GetString());

        public Dictionary<string, IReadOnlyList<string>> Lists(string path) => Fields(path).ToDictionary(
            field => field.Name, field => (IReadOnlyList<string>)[.. field.Value.GetArray().Items.Select(item => item.GetString())]);

        private static string Full(string path) => $"gateway.{path}";

        private IEnumerable<HoconField> Fields(string path) => IsSet(path) ? document[Full(path)].GetObject().Fields : [];

        private bool IsSet(string path) => document.TryGet(Full(path), out var value) && value.Kind != HoconKind.Null;
    }
}
