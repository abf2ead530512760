using Agents.Audio;
using Agents.Bench.Measuring;
using Agents.Inference;
using Agents.Messages;

namespace Agents.Bench.Session;

/// <summary>A voice that has its first sound some time after the end of the text and the rest as fast as it is taken.</summary>
internal sealed class ScriptedVoice(ServiceTimes times) : ScriptedService("tts"), ITextToSpeech
{
    private const int Rate = 24_000;
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(100);

    public TtsCapabilities Capabilities { get; } = new(AlignedTranscript: false);

    public int SampleRate => Rate;

    public int Channels => 1;

    public void Prewarm(IActorRefFactory? parent = null)
    {
    }

    public ISynthesizeStream Stream(ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null) => new Speaking(times);

    public IInferenceStream<SynthesizedAudio> Synthesize(string text, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
    {
        var stream = Stream(connect, parent, name);
        stream.EndInput();
        return stream;
    }

    private sealed class Speaking(ServiceTimes times) : ScriptedServiceStream<SynthesizedAudio>(5), ISynthesizeStream
    {
        public void PushText(string text)
        {
        }

        public void Flush()
        {
        }

        public void EndInput() => _ = SpeakAsync();

        private async Task SpeakAsync()
        {
            var asked = Lap.Now();
            await Task.Delay(Script.FirstSound, TimeProvider.System);
            times.VoiceTook(asked);
            for (var said = TimeSpan.Zero; said < Script.AnswerLasts; said += Piece)
            {
                var samples = new short[(int)(Rate * Piece.TotalSeconds)];
                Array.Fill(samples, (short)500);
                await Items.OfferAsync(new SynthesizedAudio(new AudioFrame(samples, Rate), "request", "segment", said + Piece >= Script.AnswerLasts, []));
            }
            Items.Complete();
        }
    }
}
