namespace Agents.Gateway.Tests;

/// <summary>
/// Hears audio whose samples are numbers: each run of the same number is a word, zeros end an utterance. So a transcript shows every sample that was lost or heard
/// twice. It may break: after so much audio, or when it is told to finish; then it breaks on the way out, too.
/// </summary>
internal sealed class NumberRecogniser(string model, TimeSpan? breaksAfter = null, bool breaksAtFinish = false) : IRecogniser
{
    public IReadOnlyList<string> Models => [model];

    public bool Serves(string name) => name == model;

    public void Check(ModelName name)
    {
        // It can always be opened.
    }

    public ValueTask<IRecognition> OpenAsync(
        RecognitionRequest request, Func<RecognitionEvent, ValueTask> emit, EngineContext context, CancellationToken cancel) =>
        new(new Hearing(request.SampleRate, emit, breaksAfter, breaksAtFinish));

    public ValueTask DisposeAsync() => default;

    private sealed class Hearing(int sampleRate, Func<RecognitionEvent, ValueTask> emit, TimeSpan? breaksAfter, bool breaksAtFinish) : IRecognition
    {
        private readonly List<(short Number, long First, long Last)> _words = [];
        private long _heard;

        public async ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancel)
        {
            if (At(_heard + samples.Length) > breaksAfter) throw new InvalidOperationException("The engine broke.");
            foreach (var sample in samples.ToArray())
            {
                if (sample == 0) await FinalAsync();
                else if (_words.Count > 0 && _words[^1].Number == sample) _words[^1] = _words[^1] with { Last = _heard };
                else await BeginAsync(sample);
                _heard++;
            }
        }

        public ValueTask FinishAsync(CancellationToken cancel) => breaksAtFinish ? throw new InvalidOperationException("The engine broke.") : FinalAsync();

        public void Update(RecognitionRequest request)
        {
            // Numbers are the same in every language.
        }

        public ValueTask DisposeAsync() => breaksAtFinish || breaksAfter is not null ? throw new InvalidOperationException("It broke again.") : default;

        private async ValueTask BeginAsync(short number)
        {
            if (_words.Count == 0) await emit(new RecognitionEvent.SpeechStarted());
            _words.Add((number, _heard, _heard));
        }

        private async ValueTask FinalAsync()
        {
            if (_words.Count == 0) return;
            var words = _words.Select(word => new TranscriptWord($"{word.Number}", At(word.First), At(word.Last + 1), 1)).ToList();
            _words.Clear();
            await emit(new RecognitionEvent.Final(Transcript.Of(words)));
        }

        private TimeSpan At(long sample) => TimeSpan.FromSeconds((double)sample / sampleRate);
    }
}
