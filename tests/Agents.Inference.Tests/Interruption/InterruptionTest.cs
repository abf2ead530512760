using Agents.Audio;
using Agents.Inference.Tests.Rig;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Interruption;

/// <summary>What the tests of interruption detection share.</summary>
public abstract class InterruptionTest : VirtualTest
{
    private protected AdaptiveInterruptionDetector CreateDetector(InterruptionOptions? options = null) =>
        Listen(new AdaptiveInterruptionDetector((options ?? new InterruptionOptions { Protocol = InterruptionProtocol.WebSocket }) with
        {
            BaseUrl = "http://gateway.test/v1",
            ApiKey = "key",
            ApiSecret = "secret",
            Transport = Gateway,
            Clock = Time,
        }));

    private protected static AudioFrame Counting(int from, int count) =>
        new(Enumerable.Range(from, count).Select(sample => unchecked((short)sample)).ToArray(), 16000);

    private protected static AudioFrame Silence(double seconds) => AudioFrame.Silence(TimeSpan.FromSeconds(seconds), 16000);

    private protected OverlapSpeechStarted Overlap(double spoken = 0) => new(TimeSpan.FromSeconds(spoken), Time.GetUtcNow());

    /// <summary>Audio of some length in frames of 20 ms, pushed in real time.</summary>
    private protected async Task Push(IInterruptionStream stream, double seconds)
    {
        for (var frames = (int)Math.Round(seconds / 0.02); frames > 0; frames--)
        {
            stream.PushFrame(Silence(0.02));
            await Delay(0.02);
        }
    }

    private protected static JObject Verdict(FakeMessage request, bool bargeIn, params float[] probabilities)
    {
        BargeInFrame.TryRead(request.Data, out var createdAt, out _).ShouldBeTrue();
        return new BargeInVerdict(bargeIn, createdAt, 0.01, probabilities).ToJson();
    }

    /// <summary>A server that answers each window with the next of these verdicts, the last one again and again.</summary>
    private protected Func<FakeConnection, Task> Answers(params bool[] verdicts) => async connection =>
    {
        await connection.NextAsync("session.create");
        connection.SendText("""{"type":"session.created","session_id":"s1","default_threshold":0.5}""");
        var next = 0;
        while (await connection.NextAsync() is { } message)
        {
            if (message.Kind == "session.close")
            {
                connection.SendText("""{"type":"session.closed"}""");
                connection.Close();
                continue;
            }
            await Delay(0.03);
            connection.Send(Verdict(message, verdicts[Math.Min(next++, verdicts.Length - 1)], 0.1f, 0.9f, 0.2f, 0.8f));
        }
    };

    private protected int Windows(int connection = 0) =>
        Gateway[connection].Received.Count(message => message.Type == System.Net.WebSockets.WebSocketMessageType.Binary);
}
