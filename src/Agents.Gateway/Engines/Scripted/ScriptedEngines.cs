namespace Agents.Gateway;

/// <summary>
/// Engines that do what a script says, for tests and load: the same input gives the same output, whatever the machine. Models are called
/// <c>scripted/name</c>. Scripts come from code, or from a file (<see cref="Load"/>).
/// </summary>
public sealed class ScriptedEngines
{
    private readonly Dictionary<string, HearingScript> _stt = [];
    private readonly Dictionary<string, AnswerScript> _llm = [];
    private readonly Dictionary<string, SpeakingScript> _tts = [];

    /// <summary>Adds a recogniser.</summary>
    /// <param name="name">The part after <c>scripted/</c>.</param>
    /// <param name="script">What it hears.</param>
    public ScriptedEngines Hears(string name, HearingScript script)
    {
        _stt[Full(name)] = script;
        return this;
    }

    /// <summary>Adds a responder.</summary>
    /// <param name="name">The part after <c>scripted/</c>.</param>
    /// <param name="script">What it answers.</param>
    public ScriptedEngines Answers(string name, AnswerScript script)
    {
        _llm[Full(name)] = script;
        return this;
    }

    /// <summary>Adds a synthesiser.</summary>
    /// <param name="name">The part after <c>scripted/</c>.</param>
    /// <param name="script">How it speaks.</param>
    public ScriptedEngines Speaks(string name, SpeakingScript script)
    {
        _tts[Full(name)] = script;
        return this;
    }

    /// <summary>The engines for <see cref="GatewayOptions.Engines"/>. Scripts added later are not in them.</summary>
    public IReadOnlyList<IEngine> Build() =>
    [
        new ScriptedRecogniser(new Dictionary<string, HearingScript>(_stt)),
        new ScriptedResponder(new Dictionary<string, AnswerScript>(_llm)),
        new ScriptedSynthesiser(new Dictionary<string, SpeakingScript>(_tts)),
    ];

    /// <summary>Reads scripts from a JSON file; the format is described in docs/gateway.md.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file is not a script; says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ScriptedEngines Load(string path) =>
        ScriptFile.Read(File.ReadAllBytes(path), Path.GetDirectoryName(Path.GetFullPath(path))!);

    private static string Full(string name) => name.StartsWith("scripted/", StringComparison.Ordinal) ? name : $"scripted/{name}";
}
