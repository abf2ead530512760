using Agents.Kernel.Streams;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

public class ReplacedOutputTests
{
    private const string Count = "one two three four five six seven eight nine ten";

    [Fact]
    public void Checklist_58_a_speech_ends_with_its_output_and_later_ones_use_the_new_one()
    {
        using var call = Calls.With(_ => new("never asked"));
        var first = call.Session.Say(Count);
        call.RunTo(1.21); // 0.2 s to the first sound, then four words
        BoundedStream<PlayedFrame>? other = null;
        call.RunToEnd(async () => other = await call.Session.ReplaceOutputAsync());
        (first.Done, call.Heard.Count).ShouldBe((true, 51));
        call.Conversation()[0].ShouldBe("assistant: one two three four five…");
        call.AgentStates()[^1].ShouldEndWith("Listening");

        var second = call.Session.Say("good bye");
        call.RunToEnd(() => second.WaitForPlayoutAsync());
        call.Heard.Count.ShouldBe(51);
        var heard = new List<PlayedFrame>();
        while (other!.TryRead(out var frame))
            heard.Add(frame);
        heard.Sum(played => played.Frame.Duration.TotalSeconds).ShouldBe(0.5, 0.001);
        call.Conversation()[^1].ShouldBe("assistant: good bye");
    }
}
