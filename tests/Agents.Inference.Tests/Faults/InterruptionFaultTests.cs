using System.Net.WebSockets;
using Agents.Audio;
using Agents.Inference.Tests.Rig;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Faults;

public sealed class InterruptionFaultTests : FaultTest
{
    [Fact]
    public void Whatever_breaks_each_overlap_has_one_event_and_the_stream_ends() => RunSchedules(async (world, seed) =>
    {
        world.Serve(connection => Judge(world, connection));
        var detector = new AdaptiveInterruptionDetector(new InterruptionOptions
        {
            BaseUrl = "http://gateway.test/v1", ApiKey = "k", ApiSecret = "s", Transport = world.Gateway, Clock = world.Time,
            Protocol = InterruptionProtocol.WebSocket, InferenceTimeout = TimeSpan.FromSeconds(30),
        });
        await using var stream = await world.Child(parent => detector.Stream(Patient, parent));
        var hearing = Count(stream);
        var overlaps = world.Plan.Random.Next(1, 5);
        for (var overlap = 0; overlap < overlaps; overlap++)
        {
            stream.Push(new AgentSpeechStarted());
            await Push(world, stream, 0.3);
            stream.Push(new OverlapSpeechStarted(TimeSpan.FromSeconds(0.1), world.Time.GetUtcNow()));
            await Push(world, stream, 1);
            stream.Push(new OverlapSpeechEnded());
            stream.Push(new AgentSpeechEnded());
        }
        stream.EndInput();
        (await hearing).ShouldBe(overlaps);
    });

    private static async Task<int> Count(IInterruptionStream stream)
    {
        var events = 0;
        await foreach (var _ in stream)
            events++;
        return events;
    }

    private static async Task Push(FaultWorld world, IInterruptionStream stream, double seconds)
    {
        for (var at = 0.0; at < seconds; at += 0.05)
        {
            stream.PushFrame(AudioFrame.Silence(TimeSpan.FromSeconds(0.05), 16000));
            await world.Delay(0.05);
        }
    }

    private static async Task Judge(FaultWorld world, FakeConnection connection)
    {
        await connection.NextAsync("session.create");
        await world.Plan.SendAsync(connection, new JObject { ["type"] = "session.created", ["session_id"] = "s", ["default_threshold"] = 0.5 });
        while (await connection.NextAsync() is { } message)
        {
            world.Plan.OnReceive(connection, message.Kind);
            if (message.Kind == "session.close")
            {
                connection.Close();
                continue;
            }
            if (message.Type == WebSocketMessageType.Binary && BargeInFrame.TryRead(message.Data, out var createdAt, out _))
                await world.Plan.SendAsync(connection, new BargeInVerdict(world.Plan.Random.Next(6) == 0, createdAt, 0.01, [0.5f, 0.6f]).ToJson());
        }
    }
}
