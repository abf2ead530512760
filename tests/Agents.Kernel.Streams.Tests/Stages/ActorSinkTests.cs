using Agents.Kernel.TestKit;

namespace Agents.Kernel.Streams.Tests.Stages;

public class ActorSinkTests : VirtualTestKit
{
    private sealed record Ended(string? Why = null);

    private Sink<int, Done> ToActor => Sink.ActorRef<int>(TestActor, new Ended(), cause => new Ended(cause.Message));

    [Fact]
    public void An_actor_gets_every_item_and_then_the_end()
    {
        Time.Run(() => Source.From([1, 2, 3]).RunWith(ToActor));

        ReceiveN(4).ShouldBe([1, 2, 3, new Ended()]);
    }

    [Fact]
    public void An_actor_gets_the_failure()
    {
        Should.Throw<DivideByZeroException>(() => Time.Run(() => Source.From([1, 0, 3]).Select(i => 6 / i).RunWith(ToActor)));

        ExpectMsg(6);
        ExpectMsg<Ended>(ended => ended.Why != null);
        ExpectNoMsg();
    }

    [Fact]
    public void A_cancelled_run_sends_nothing_more()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1), Time);

        Should.Throw<OperationCanceledException>(() => Time.Run(() => Source.From(new BoundedStream<int>(1)).RunWith(ToActor, cancellation.Token)));

        ExpectNoMsg();
    }

    [Fact]
    public void A_loop_started_in_an_actor_stays_on_the_actors_scheduler()
    {
        var stream = new BoundedStream<int>(4);
        var reader = ActorOf(Props.Create(() => new Reader(stream, TestActor)));

        stream.Offer(1);
        stream.Offer(2);
        ReceiveN(2).ShouldBe([1, 2]);
        stream.Complete();
        ExpectMsg("end");

        Time.Strays.ShouldBe(0);
        Watch(reader);
        ExpectNoMsg();
    }

    private sealed class Reader : ReceiveActor
    {
        public Reader(BoundedStream<int> stream, IActorRef listener)
        {
            ReceiveAny(listener.Forward);
            Source.From(stream).RunWith(Sink.ActorRef<int>(Self, "end", cause => new Status.Failure(cause)));
        }
    }
}
