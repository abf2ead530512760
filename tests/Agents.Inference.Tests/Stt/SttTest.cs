using Agents.Audio;
using Agents.Inference.Tests.Rig;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.SpeechToText;

/// <summary>What the tests of speech to text share.</summary>
public abstract class SttTest : VirtualTest
{
    private protected static AudioFrame Silence(double seconds, int rate = 16000) => AudioFrame.Silence(TimeSpan.FromSeconds(seconds), rate);

    /// <summary>Audio whose samples count up, so that each is known by its value.</summary>
    private protected static AudioFrame Counting(int from, int count) =>
        new(Enumerable.Range(from, count).Select(sample => unchecked((short)sample)).ToArray(), 16000);

    private protected static JObject Transcript(string kind, string text, double start = 0, double duration = 0) => new()
    {
        ["type"] = kind + "_transcript",
        ["transcript"] = text,
        ["start"] = start,
        ["duration"] = duration,
        ["request_id"] = "r1",
        ["session_id"] = "r1",
        ["language"] = "en",
    };

    /// <summary>A server that answers the end of input with one final and closes.</summary>
    private protected static async Task FinalAtEnd(FakeConnection connection)
    {
        await connection.NextAsync("session.finalize");
        connection.Send(Transcript("final", "hello", 0, 1));
        connection.Close();
        await connection.DrainAsync();
    }
}
