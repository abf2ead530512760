using Agents.Audio;
using Agents.Messages;

namespace Agents.Actors.Tests.Turns;

/// <summary>A detector that listens and answers by script: the probability for each question, negative for one that is never answered.</summary>
internal sealed class ScriptedEar(params double[] answers) : IAudioTurnDetector
{
    public int Opened { get; private set; }

    public int Asked { get; private set; }

    public int Cancelled { get; private set; }

    public int TurnsEnded { get; private set; }

    public TimeSpan Heard { get; private set; }

    /// <summary>Throws instead of answering.</summary>
    public bool Fails { get; init; }

    public IAudioTurnStream Open()
    {
        Opened++;
        return new Stream(this, answers);
    }

    private sealed class Stream(ScriptedEar ear, double[] answers) : IAudioTurnStream
    {
        public void Push(AudioFrame frame) => ear.Heard += frame.Duration;

        public Task<EndOfTurnPrediction?> PredictAsync(LanguageCode language, CancellationToken cancellationToken)
        {
            cancellationToken.Register(() => ear.Cancelled++);
            if (ear.Fails)
                throw new InvalidOperationException("deaf");
            var answer = answers[Math.Min(ear.Asked++, answers.Length - 1)];
            return answer < 0
                ? new TaskCompletionSource<EndOfTurnPrediction?>().Task
                : Task.FromResult<EndOfTurnPrediction?>(new EndOfTurnPrediction(answer, 0.36));
        }

        public void TurnEnded() => ear.TurnsEnded++;

        public void Dispose()
        {
        }
    }
}
