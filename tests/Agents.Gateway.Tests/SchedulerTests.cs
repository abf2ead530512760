using System.Runtime.CompilerServices;
using Agents.Kernel.TestKit;

namespace Agents.Gateway.Tests;

public sealed class SchedulerTests
{
    [Fact]
    public void All_request_handling_and_native_calls_run_on_the_scheduler_that_was_given()
    {
        var time = new VirtualTime();
        var probe = new ThreadProbe();
        time.Run(async () =>
        {
            using var sockets = time.Hold("sockets");
            var options = new GatewayOptions { Engines = [probe, new FliteSynthesiser()], Time = time, Scheduler = time.TaskScheduler };
            await using var gateway = await TestGateway.StartAsync(options);
            gateway.Http.DefaultRequestHeaders.Authorization = new("Bearer", Agents.Messages.AccessToken.Mint("devkey", "secret", time));
            await ChatTests.StreamAsync(gateway, ChatTests.Ask("hello", model: "probe"));
            await using var socket = await gateway.ConnectAsync("tts", Agents.Messages.AccessToken.Mint("devkey", "secret", time));
            await socket.SendAsync("""{"type":"session.create","model":"local/flite","sample_rate":"16000"}""");
            await socket.SendAsync("""{"type":"input_transcript","transcript":"Hello. ","generation_config":{}}""");
            await socket.UntilAsync("output_audio");
            await socket.CloseAsync();
            await socket.ToEndAsync();
        });
        probe.Threads.Distinct().ShouldBe([Environment.CurrentManagedThreadId]);
    }

    /// <summary>Notes the thread of each step of an answer.</summary>
    private sealed class ThreadProbe : IResponder
    {
        public List<int> Threads { get; } = [];

        public IReadOnlyList<string> Models => ["probe"];

        public bool Serves(string model) => model == "probe";

        public void Check(ModelName model) => Note();

        public async IAsyncEnumerable<AnswerPart> AnswerAsync(
            ChatRequest request, EngineContext context, [EnumeratorCancellation] CancellationToken cancel)
        {
            for (var i = 0; i < 5; i++)
            {
                Note();
                await Task.Yield();
                await context.RunNativeAsync(Note, cancel);
                yield return new AnswerPart.Text("word ");
            }

            yield return new AnswerPart.Finish("stop");
        }

        public ValueTask DisposeAsync() => default;

        private void Note() => Threads.Add(Environment.CurrentManagedThreadId);
    }
}
