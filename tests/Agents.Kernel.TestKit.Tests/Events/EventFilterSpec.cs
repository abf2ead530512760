namespace Agents.Kernel.TestKit.Tests.Events;

/// <summary>What holds for event filters in real and in virtual time alike.</summary>
public abstract class EventFilterSpec : TestKit
{
    private readonly IActorRef _talker;

    protected EventFilterSpec(VirtualTime time) : base(time) => _talker = ActorOf<Talker>("talker");

    protected EventFilterSpec() => _talker = ActorOf<Talker>("talker");

    /// <summary>Lets the talker log, and waits until it has.</summary>
    protected void Tell(object message)
    {
        _talker.Tell(message, TestActor);
        ExpectMsg(Done.Instance);
    }

    private void Lose(object message) => _talker.Tell(message, TestActor);

    [Fact]
    public void Log_events_are_matched_by_level_text_and_source()
    {
        EventFilter.Info(message: "info hello").ExpectOne(() => Tell("hello"));
        EventFilter.Info(start: "info").ExpectOne(() => Tell("hello"));
        EventFilter.Warning(contains: "hel").ExpectOne(() => Tell("hello"));
        EventFilter.Error(source: _talker.Path.ToString()).ExpectOne(() => Tell("hello"));
        EventFilter.Debug(message: "other").Expect(0, () => Tell("hello"));
        EventFilter.Custom(log => log is Info or Warning).Expect(4, () =>
        {
            Tell("one");
            Tell("two");
        });
    }

    [Fact]
    public void Exceptions_are_matched_by_type_and_text()
    {
        EventFilter.Exception<IOException>().ExpectOne(() => Tell(new FileNotFoundException("gone")));
        EventFilter.Exception<IOException>(message: "gone").ExpectOne(() => Tell(new IOException("gone")));
        EventFilter.Exception<IOException>(contains: "here").Expect(0, TimeSpan.FromMilliseconds(50), () => Tell(new IOException("gone")));
        EventFilter.Exception<ArgumentException>().Expect(0, TimeSpan.FromMilliseconds(50), () => Tell(new IOException("gone")));
    }

    [Fact]
    public void Dead_letters_are_matched()
    {
        Watch(_talker);
        Sys.Stop(_talker);
        ExpectTerminated(_talker);

        EventFilter.DeadLetter<string>().ExpectOne(() => Lose("anybody?"));
        EventFilter.DeadLetter().ExpectOne(() => Lose(42));
        EventFilter.DeadLetter<string>().Expect(0, TimeSpan.FromMilliseconds(50), () => Lose(42));
    }

    private sealed class Talker : ReceiveActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        public Talker()
        {
            Receive<Exception>(failure =>
            {
                _log.Error(failure, "it failed");
                Sender.Tell(Done.Instance, Self);
            });
            Receive<string>(text =>
            {
                _log.Info($"info {text}");
                _log.Warning($"warning {text}");
                _log.Error($"error {text}");
                Sender.Tell(Done.Instance, Self);
            });
        }
    }
}

public sealed class RealTimeEventFilterTests : EventFilterSpec;

public sealed class VirtualTimeEventFilterTests() : EventFilterSpec(new VirtualTime())
{
    [Fact]
    public void A_wrong_number_of_events_is_a_failure_that_lists_them()
    {
        var few = Should.Throw<TestKitAssertionException>(() =>
            EventFilter.Info(start: "info").Expect(2, TimeSpan.FromMilliseconds(50), () => Tell("hello")));
        few.Message.ShouldContain("Expected 2 events (Info start \"info\"), but 1 came");
        few.Message.ShouldContain("info hello");

        Should.Throw<TestKitAssertionException>(() => EventFilter.Info().Expect(0, () => Tell("hello"))).Message.ShouldContain("but 1 came");
    }
}
