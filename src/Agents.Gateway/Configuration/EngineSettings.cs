using Agents.Hocon;

namespace Agents.Gateway;

/// <summary>Reads how the engines are set up.</summary>
internal static class EngineSettings
{
    private const double Narrowest = 1;

    /// <summary>The engines of this machine as configured, then programs, then the model server, which takes what is left.</summary>
    public static List<IEngine> Engines(SettingsSection file)
    {
        var local = PocketSphinx(file);
        var pool = Pool(file);
        var programs = Commands(file, "stt").Select(IEngine (command) => new CommandRecogniser(command))
            .Concat(Commands(file, "tts").Select(command => new CommandSynthesiser(command))).ToList();
        var server = file.Url("llm.url");
        List<IEngine> engines = [new PocketSphinxRecogniser(local, pool), new FliteSynthesiser(), new Concierge(), new LocalInterruptionDetector(), .. programs];
        if (server is not null) engines.Add(new OpenAiResponder(new OpenAiSettings(server, file.Text("llm.key"))));
        return engines;
    }

    private static PocketSphinxSettings PocketSphinx(SettingsSection file)
    {
        var defaults = new PocketSphinxSettings();
        return defaults with
        {
            ModelFolder = file.Text("pocketsphinx.model-folder") ?? defaults.ModelFolder,
            Silence = file.Duration("pocketsphinx.silence", TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(5)) ?? defaults.Silence,
            InterimEvery = file.Duration("pocketsphinx.interim-every", TimeSpan.FromSeconds(0.05), TimeSpan.FromSeconds(10)) ?? defaults.InterimEvery,
            Beam = file.Number("pocketsphinx.beam", 0, Narrowest),
            WordBeam = file.Number("pocketsphinx.word-beam", 0, Narrowest),
            MaxWordsPerFrame = file.Whole("pocketsphinx.max-words-per-frame", 1, int.MaxValue),
            MaxModelsPerFrame = file.Whole("pocketsphinx.max-models-per-frame", 1, int.MaxValue),
            FramesPerScore = file.Whole("pocketsphinx.frames-per-score", 1, 10),
            SecondPass = file.Flag("pocketsphinx.second-pass") ?? defaults.SecondPass,
            BestPath = file.Flag("pocketsphinx.best-path") ?? defaults.BestPath,
        };
    }

    private static PoolSettings Pool(SettingsSection file)
    {
        var defaults = new PoolSettings();
        return defaults with
        {
            Limit = file.Whole("pocketsphinx.pool.limit", 1, 10_000) ?? defaults.Limit,
            MaxWaiting = file.Whole("pocketsphinx.pool.max-waiting", 0, 100_000) ?? defaults.MaxWaiting,
            Deadline = file.Duration("pocketsphinx.pool.deadline", TimeSpan.Zero, TimeSpan.FromHours(1)) ?? defaults.Deadline,
            RetryAfter = file.Duration("pocketsphinx.pool.retry-after", TimeSpan.Zero, TimeSpan.FromHours(1)) ?? defaults.RetryAfter,
        };
    }

    private static IEnumerable<CommandSettings> Commands(SettingsSection file, string kind)
    {
        var timeout = file.Duration("commands.timeout", TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        var memory = file.Size("commands.max-memory", 16 << 20, 1L << 50);
        return file.Lists($"commands.{kind}").Select(command => With(new CommandSettings(command.Key, command.Value), timeout, memory));
    }

    private static CommandSettings With(CommandSettings command, TimeSpan? timeout, long? memory) =>
        command with { Timeout = timeout ?? command.Timeout, MaxMemoryBytes = memory ?? command.MaxMemoryBytes };
}
