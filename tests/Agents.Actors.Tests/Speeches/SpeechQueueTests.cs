namespace Agents.Actors.Tests.Speeches;

public class SpeechQueueTests
{
    [Fact]
    public void Checklist_86_higher_priority_first_then_first_come()
    {
        var queue = SpeechQueue<string>.Empty
            .Enqueue("normal 1", SpeechPriority.Normal).Enqueue("low", SpeechPriority.Low)
            .Enqueue("high", SpeechPriority.High).Enqueue("normal 2", SpeechPriority.Normal);
        queue.InPlayOrder.ShouldBe(["high", "normal 1", "normal 2", "low"]);
        queue.Remove("high").Next.ShouldBe("normal 1");
    }
}
