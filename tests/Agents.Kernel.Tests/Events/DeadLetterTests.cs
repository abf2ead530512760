using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Events;

public class DeadLetterTests
{
    private readonly RecordingRef _from = new("from");
    private readonly RecordingRef _to = new("to", 2);

    [Fact]
    public void A_lost_message_is_written_by_its_type_never_by_its_text()
    {
        var text = new DeadLetter("my card number is 4711", _from, _to).ToString();
        text.ShouldBe("DeadLetter from [akka://test/from] to [akka://test/to]: <System.String>");
        new UnhandledMessage("my card number is 4711", _from, _to).ToString().ShouldNotContain("4711");
    }

    [Fact]
    public void A_dead_letter_names_sender_and_recipient()
    {
        Should.Throw<ArgumentNullException>(() => new DeadLetter("x", null!, _to));
        Should.Throw<ArgumentNullException>(() => new DeadLetter("x", _from, null!));
        Should.Throw<ArgumentNullException>(() => new SuppressedDeadLetter(new Ordinary(), null!, _to));
    }

    [Fact]
    public void All_kinds_can_be_had_with_one_subscription()
    {
        var stream = new EventStream(debug: false);
        var all = new RecordingRef("all", 3);
        stream.Subscribe<AllDeadLetters>(all);
        stream.Publish(new DeadLetter("x", _from, _to));
        stream.Publish(new SuppressedDeadLetter(new Ordinary(), _from, _to));
        stream.Publish(new UnhandledMessage("y", _from, _to));
        all.Received.Count.ShouldBe(3);
        ((IWrappedMessage)all.Received[0]).Message.ShouldBe("x");
    }

    private sealed class Ordinary : IDeadLetterSuppression;
}
