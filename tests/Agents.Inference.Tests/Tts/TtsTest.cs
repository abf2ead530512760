using Agents.Inference.Tests.Rig;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.TextToSpeech;

/// <summary>What the tests of text to speech share.</summary>
public abstract class TtsTest : VirtualTest
{
    private protected const int Rate = 24000;

    private protected static JObject Audio(double seconds, string? session = "s1", int firstSample = 0)
    {
        var samples = Enumerable.Range(firstSample, (int)(seconds * Rate)).Select(value => unchecked((short)value)).ToArray();
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
        var json = new JObject { ["type"] = "output_audio", ["audio"] = Convert.ToBase64String(bytes) };
        if (session is not null)
            json["session_id"] = session;
        return json;
    }

    private protected static JObject Alignment(params (string Word, double Start, double End)[] words) => new()
    {
        ["type"] = "output_alignment",
        ["session_id"] = "s1",
        ["words"] = new JArray(words.Select(word => new JObject { ["word"] = word.Word, ["start"] = word.Start, ["end"] = word.End })),
    };

    private protected static JObject Done(string session = "s1") => new() { ["type"] = "done", ["session_id"] = session };

    private protected static JObject Created(string session = "s1") => new() { ["type"] = "session.created", ["session_id"] = session };

    /// <summary>A server that says 0.5 s of audio at each flush, as often as it is asked.</summary>
    private protected static async Task SpeakAtFlush(FakeConnection connection)
    {
        await connection.NextAsync("session.create");
        connection.Send(Created());
        while (await connection.NextAsync() is { } message)
        {
            if (message.Kind != "session.flush")
                continue;
            connection.Send(Audio(0.5));
            connection.Send(Done());
        }
    }

    private protected static async Task<List<SynthesizedAudio>> Speak(Tts tts, ActorSystem system, string text)
    {
        await using var stream = tts.Stream(parent: system);
        stream.PushText(text);
        stream.EndInput();
        return await Collect(stream);
    }

    private protected static int Samples(IEnumerable<SynthesizedAudio> audio) => audio.Sum(piece => piece.Frame.SamplesPerChannel);
}
