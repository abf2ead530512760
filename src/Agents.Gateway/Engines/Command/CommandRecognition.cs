using System.Text;
using Agents.Audio;

namespace Agents.Gateway;

/// <summary>One caller of a recognising program: each utterance is cut out by voice activity and given to the program.</summary>
internal sealed class CommandRecognition(
    CommandSettings command, RecognitionRequest request, Func<RecognitionEvent, ValueTask> emit, EngineContext context) : IRecognition
{
    private const int Rate = VoiceActivityDetector.SampleRate;

    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(500);

    private readonly Resampler? _resampler = request.SampleRate == Rate ? null : new Resampler(request.SampleRate, Rate);
    private readonly VoiceActivityDetector _voice = new(new VadOptions
    {
        MinSilence = Endpointing.Silence(request.Extra, Silence),
        PrefixPadding = TimeSpan.FromMilliseconds(300),
    });

    private readonly List<AudioFrame> _speech = [];
    private TimeSpan _start;
    private long _received;

    public async ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancel)
    {
        if (samples.IsEmpty) return;
        var frame = new AudioFrame(samples, request.SampleRate);
        if (_resampler is not null) frame = _resampler.Process(frame);
        _received += frame.SamplesPerChannel;
        if (_speech.Count > 0) _speech.Add(frame);
        foreach (var voice in _voice.Push(frame).ToArray()) await HandleAsync(voice, frame, cancel);
    }

    public async ValueTask FinishAsync(CancellationToken cancel)
    {
        var speech = _speech.ToArray();
        _speech.Clear();
        _voice.Flush();
        if (speech.Length > 0) await RecogniseAsync(speech, cancel);
    }

    /// <summary>The program is the same for every language; the pause that ends an utterance may change.</summary>
    public void Update(RecognitionRequest changed) => _voice.SetMinSilence(Endpointing.Silence(changed.Extra, Silence));

    public ValueTask DisposeAsync() => default;

    private async ValueTask HandleAsync(VadEvent voice, AudioFrame frame, CancellationToken cancel)
    {
        if (voice.Type == VadEventType.StartOfSpeech)
        {
            _speech.AddRange(voice.Frames);
            _speech.Add(frame.Slice(frame.SamplesPerChannel - (int)(_received - voice.SampleIndex))); // what came after the start was noticed
            _start = voice.Timestamp - TimeSpan.FromTicks(voice.Frames.Sum(frame => frame.Duration.Ticks));
            await emit(new RecognitionEvent.SpeechStarted());
        }
        else if (voice.Type == VadEventType.EndOfSpeech)
        {
            _speech.Clear();
            await RecogniseAsync(voice.Frames, cancel);
        }
    }

    private async ValueTask RecogniseAsync(IReadOnlyList<AudioFrame> frames, CancellationToken cancel)
    {
        var speech = AudioFrame.Concat(frames);
        var text = Encoding.UTF8.GetString(await CommandRunner.RunAsync(command, WavBytes.Of(speech), context.Time, cancel));
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        await emit(new RecognitionEvent.Final(new Transcript(plain, _start, speech.Duration, 1, [])));
    }
}
