using Agents.Audio;
using Agents.Inference;
using Agents.Messages;

namespace Agents.Bench.Session;

/// <summary>A recogniser that has understood some time after the voice ends.</summary>
internal sealed class ScriptedHearing() : ScriptedService("stt"), ISpeechToText
{
    public SttCapabilities Capabilities { get; } = new(Diarization: false, AlignedTranscript: false, Keyterms: false, ChatContext: false);

    public ISpeechStream Stream(LanguageCode? language = null, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
        => new Listening();

    private sealed class Listening() : ScriptedServiceStream<SpeechEvent>(100), ISpeechStream
    {
        private bool _voiced;

        public TimeSpan StartTimeOffset { get; set; }

        public void PushFrame(AudioFrame frame)
        {
            var voiced = frame.Samples.Span[^1] != 0;
            if (_voiced && !voiced)
                _ = UnderstandAsync();
            _voiced = voiced;
        }

        public void Flush()
        {
        }

        public void EndInput()
        {
        }

        public void UpdateOptions(SttUpdate update)
        {
        }

        private async Task UnderstandAsync()
        {
            await Task.Delay(Script.FinalAfter, TimeProvider.System);
            Items.Offer(new SpeechEvent(SpeechEventType.FinalTranscript) { Alternatives = [new SpeechData("en", Script.Words) { Confidence = 0.9 }] });
        }
    }
}
