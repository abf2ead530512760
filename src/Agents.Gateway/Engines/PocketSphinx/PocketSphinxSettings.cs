using System.Globalization;

namespace Agents.Gateway;

/// <summary>How <c>local/pocketsphinx</c> recognises: model files, search effort, pauses, and how many callers at once.</summary>
public sealed record PocketSphinxSettings
{
    /// <summary>The folder with the acoustic model <c>en-us</c>, <c>en-us.lm.bin</c> and <c>cmudict-en-us.dict</c>. Default Debian's.</summary>
    public string ModelFolder { get; init; } = "/usr/share/pocketsphinx/model/en-us";

    /// <summary>Silence that ends an utterance, 0.1 to 5 s. Default 0.5 s. A session's option <c>endpointing</c> (milliseconds) wins.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Sound from before the speech that is given to the recogniser with it. Default 0.3 s.</summary>
    public TimeSpan LeadIn { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Audio between two looks for an interim transcript. Default 0.2 s.</summary>
    public TimeSpan InterimEvery { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest utterance; longer speech is cut here. Default 30 s.</summary>
    public TimeSpan MaxUtterance { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Search beam of the first pass; wider (smaller) is slower and better. Null: the library's, 1e-48.</summary>
    public double? Beam { get; init; }

    /// <summary>Beam of word exits in the first pass. Null: the library's, 7e-29.</summary>
    public double? WordBeam { get; init; }

    /// <summary>The most words that may end in one frame. Default 10. Null: the library's, no limit.</summary>
    public int? MaxWordsPerFrame { get; init; } = 10;

    /// <summary>
    /// The most models active in one frame. Default 3000, with which a caller costs half the work and no more words are heard wrong (docs/gateway.md).
    /// Null: the library's, 30000.
    /// </summary>
    public int? MaxModelsPerFrame { get; init; } = 3000;

    /// <summary>Frames that share one acoustic score: 2 halves the work. Null: the library's, 1.</summary>
    public int? FramesPerScore { get; init; }

    /// <summary>A second search over the words of the first, at the end of an utterance. Default true.</summary>
    public bool SecondPass { get; init; } = true;

    /// <summary>The search for the best path through the word lattice, at the end; confidences need it. Default true.</summary>
    public bool BestPath { get; init; } = true;

    internal string AcousticModel => Path.Combine(ModelFolder, "en-us");

    internal string LanguageModel => Path.Combine(ModelFolder, "en-us.lm.bin");

    internal string Dictionary => Path.Combine(ModelFolder, "cmudict-en-us.dict");

    /// <summary>The settings as arguments of the library. The silence within utterances stays, so that its frames count real time.</summary>
    internal string[] Arguments()
    {
        List<string> arguments = ["-hmm", AcousticModel, "-lm", LanguageModel, "-dict", Dictionary, "-remove_silence", "no"];
        Add("-beam", Beam?.ToString("R", CultureInfo.InvariantCulture));
        Add("-wbeam", WordBeam?.ToString("R", CultureInfo.InvariantCulture));
        Add("-maxwpf", MaxWordsPerFrame?.ToString(CultureInfo.InvariantCulture));
        Add("-maxhmmpf", MaxModelsPerFrame?.ToString(CultureInfo.InvariantCulture));
        Add("-ds", FramesPerScore?.ToString(CultureInfo.InvariantCulture));
        Add("-fwdflat", SecondPass ? null : "no");
        Add("-bestpath", BestPath ? null : "no");
        return [.. arguments];

        void Add(string name, string? value)
        {
            if (value is not null) arguments.AddRange([name, value]);
        }
    }
}
