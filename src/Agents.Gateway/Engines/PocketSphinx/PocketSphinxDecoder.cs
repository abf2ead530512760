using System.Runtime.InteropServices;

namespace Agents.Gateway;

/// <summary>One native recogniser.</summary>
internal sealed unsafe class PocketSphinxDecoder : IUtteranceDecoder, IDisposable
{
    private const double FrameSeconds = 0.01;
    private const int CepstrumSize = 13;
    private const string Packages = "libpocketsphinx3 pocketsphinx-en-us";

    /// <summary>Loading a model touches what the library shares between decoders; decoding does not.</summary>
    private static readonly Lock Loading = new();

    private readonly ConfigHandle _config;
    private readonly DecoderHandle _decoder;
    private readonly nint _normaliser;
    private readonly float[] _mean = new float[CepstrumSize];
    private bool _hearing;

    private PocketSphinxDecoder(ConfigHandle config, DecoderHandle decoder)
    {
        (_config, _decoder) = (config, decoder);
        var feature = PocketSphinxNative.FeatureOf(decoder);
        if (feature->CepstrumSize != CepstrumSize || feature->Normaliser == 0)
            throw new EngineUnavailableException(PocketSphinxRecogniser.Model, "libsphinxbase is of an unknown version", $"Install Debian's: apt-get install {Packages}");
        _normaliser = feature->Normaliser;
        fixed (float* mean = _mean) PocketSphinxNative.GetMean(_normaliser, mean);
    }

    /// <summary>Checks that the libraries and the model files are there.</summary>
    /// <exception cref="EngineUnavailableException">Something is missing; names the packages.</exception>
    public static void Check(PocketSphinxSettings settings)
    {
        NativeLibraries.Require(PocketSphinxRecogniser.Model, NativeLibraries.SphinxBase, Packages);
        NativeLibraries.Require(PocketSphinxRecogniser.Model, NativeLibraries.PocketSphinx, Packages);
        foreach (var path in (string[])[Path.Combine(settings.AcousticModel, "mdef"), settings.LanguageModel, settings.Dictionary])
        {
            if (!File.Exists(path))
                throw new EngineUnavailableException(PocketSphinxRecogniser.Model, $"the model file {path} is missing", $"Install it: apt-get install {Packages}");
        }
    }

    /// <summary>Loads the model: half a second of work.</summary>
    /// <exception cref="EngineUnavailableException">Something is missing, or the library refuses the model.</exception>
    public static PocketSphinxDecoder Open(PocketSphinxSettings settings)
    {
        Check(settings);
        using var loading = Loading.EnterScope();
        PocketSphinxNative.SetLogFile(0);
        var arguments = settings.Arguments();
        var config = PocketSphinxNative.ParseConfig(0, PocketSphinxNative.Arguments(), arguments.Length, arguments, strict: 1);
        var decoder = config.IsInvalid ? null : PocketSphinxNative.Open(config);
        return decoder is { IsInvalid: false }
            ? new(config, decoder)
            : throw new EngineUnavailableException(PocketSphinxRecogniser.Model, $"the model in {settings.ModelFolder} cannot be loaded", $"Install it again: apt-get install --reinstall {Packages}");
    }

    /// <summary>Forgets the voice and the line of the last caller: the cepstral mean is again that of the model.</summary>
    public void Forget()
    {
        fixed (float* mean = _mean) PocketSphinxNative.SetMean(_normaliser, mean);
    }

    /// <inheritdoc/>
    public void Start()
    {
        PocketSphinxNative.StartStream(_decoder); // frames count from here
        PocketSphinxNative.StartUtterance(_decoder);
        _hearing = true;
    }

    /// <inheritdoc/>
    public void Hear(ReadOnlySpan<short> samples) =>
        PocketSphinxNative.Process(_decoder, samples, (nuint)samples.Length, noSearch: 0, wholeUtterance: 0);

    /// <inheritdoc/>
    public void End()
    {
        if (_hearing) PocketSphinxNative.EndUtterance(_decoder);
        _hearing = false;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TranscriptWord> Words(TimeSpan start)
    {
        List<TranscriptWord> words = [];
        var logMath = PocketSphinxNative.LogMath(_decoder);
        for (var segment = PocketSphinxNative.FirstSegment(_decoder); segment != 0; segment = PocketSphinxNative.NextSegment(segment))
        {
            if (PocketSphinxWords.Clean(Marshal.PtrToStringUTF8(PocketSphinxNative.Word(segment))!) is not { } word) continue;
            PocketSphinxNative.Frames(segment, out var first, out var last);
            var confidence = PocketSphinxNative.Exp(logMath, PocketSphinxNative.Posterior(segment, out _, out _, out _));
            words.Add(new(word, start + At(first), start + At(last + 1), Math.Clamp(confidence, 0, 1)));
        }

        return words;
    }

    public void Dispose()
    {
        End();
        _decoder.Dispose();
        _config.Dispose();
    }

    private static TimeSpan At(int frame) => TimeSpan.FromSeconds(frame * FrameSeconds);
}
