using Agents.Messages;
using Agents.Testing;

namespace Agents.Host.Tests.Telephony.Calls;

public sealed class InterruptionTests
{
    [Fact]
    public void An_answer_that_a_noise_silenced_goes_on_where_the_caller_stopped_hearing_it()
    {
        // Twenty words take 5 s, and half a second is at the carrier ahead of true time when the noise comes.
        var words = string.Join(' ', Enumerable.Range(1, 20).Select(number => $"word{number}"));
        using var rig = new PhoneRig(new ScriptedLlm(_ => new ScriptedAnswer(words)), ["tell me"], new TelephonyOptions { SendAhead = TimeSpan.FromMilliseconds(500) });
        var call = rig.Call();
        call.Says(at: 0.5, lasts: 1);
        call.Says(at: 4, lasts: 0.7); // no words: the list of the recogniser is empty
        call.Start();
        rig.RunTo(15);

        var clear = call.Sent("clear").ShouldHaveSingleItem();
        var gap = call.Queue.Sound.Zip(call.Queue.Sound.Skip(1)).Max(pair => (pair.Second.At - pair.First.At).TotalSeconds);
        gap.ShouldBeGreaterThan(1, "the answer was silent for a while");
        call.Sent("media").Count(at => at > clear).ShouldBeGreaterThan(50);
        call.Queue.Played.TotalSeconds.ShouldBeInRange(4.98, 5.3, "nothing is lost, and what is said twice is the last mark");
        rig.Llm.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_agent_says_its_farewell_to_the_end_before_the_stream_is_closed()
    {
        using var rig = new PhoneRig(new ScriptedLlm(_ => new ScriptedAnswer("Bye.")), []);
        var call = rig.Call().Start();
        rig.RunTo(1);
        var session = rig.Session("twilio-CA1");
        rig.Time.Run(() =>
        {
            session.Say("one two three four five six seven eight");
            _ = session.CloseAsync(Agents.Actors.CloseReason.TaskCompleted, drain: true);
            return Task.CompletedTask;
        });
        rig.RunTo(10);

        call.Queue.Played.TotalSeconds.ShouldBe(2, 0.05);
        var end = rig.Seconds(call.Queue.Sound[^1].At);
        call.ClosedAt.ShouldNotBeNull().ShouldBeInRange(end, end + 0.2);
    }

    [Theory]
    [InlineData("12#", 3.1)]
    [InlineData("12", 5.1)]
    public void Keys_are_answered_as_what_the_caller_said(string keys, double answeredBy)
    {
        using var rig = new PhoneRig(new ScriptedLlm(_ => new ScriptedAnswer("Thank you.")), []);
        var call = rig.Call().Start();
        rig.RunTo(3);
        foreach (var key in keys)
            call.Press(key);
        rig.RunTo(answeredBy);

        var heard = rig.Llm.Requests.ShouldHaveSingleItem().Context.Items.OfType<ChatMessage>().Last(message => message.Role == ChatRole.User).Text;
        heard.ShouldContain($": {keys})");
    }

    [Fact]
    public void An_agent_may_press_keys_and_the_line_hears_their_tones()
    {
        using var rig = new PhoneRig(
            new ScriptedLlm(context => context.Items.OfType<FunctionCallOutput>().Any() ? new ScriptedAnswer("Done.") : ScriptedAnswer.Call("press_keys", """{"keys":"1 2 #"}""")),
            ["choose sales"], new TelephonyOptions { KeypadTool = true });
        var call = rig.Call();
        call.Says(at: 0.5, lasts: 1);
        call.Start();
        rig.RunTo(8);

        call.Queue.Played.TotalSeconds.ShouldBe(0.6 + 0.25, 0.05, "three keys of 200 ms, and one word");
        rig.Llm.Requests[^1].Context.Items.OfType<FunctionCallOutput>().ShouldHaveSingleItem().Output.ShouldContain("pressed");
    }

    [Fact]
    public void Tones_are_not_cut_by_a_caller_who_talks_and_the_answer_behind_them_is_not_heard()
    {
        using var rig = new PhoneRig(
            new ScriptedLlm(context => context.Items.OfType<ChatMessage>().Count(message => message.Role == ChatRole.User) switch
            {
                1 when !context.Items.OfType<FunctionCallOutput>().Any() => ScriptedAnswer.Call("press_keys", """{"keys":"0123456789012345"}"""),
                1 => new ScriptedAnswer(string.Join(' ', Enumerable.Repeat("word", 40))),
                _ => new ScriptedAnswer("Right."),
            }),
            ["choose sales", "stop please"], new TelephonyOptions { KeypadTool = true });
        var call = rig.Call();
        call.Says(at: 0.5, lasts: 1);
        call.Says(at: 3.5, lasts: 1);
        call.Start();
        rig.RunTo(12);

        call.Queue.Played.TotalSeconds.ShouldBe(3.2 + 0.25, 0.05, "sixteen keys, and the word after the interruption");
        call.Queue.Sound.Zip(call.Queue.Sound.Skip(1)).Take(10).ShouldAllBe(pair => pair.Second.At - pair.First.At < TimeSpan.FromSeconds(3.3));
    }

    [Fact]
    public void An_answer_behind_tones_is_heard_to_its_end()
    {
        using var rig = new PhoneRig(
            new ScriptedLlm(context => context.Items.OfType<FunctionCallOutput>().Any()
                ? new ScriptedAnswer(string.Join(" ", Enumerable.Repeat("word", 20)))
                : ScriptedAnswer.Call("press_keys", """{"keys":"0123456789012345"}""")),
            ["choose sales"], new TelephonyOptions { KeypadTool = true });
        var call = rig.Call();
        call.Says(at: 0.5, lasts: 1);
        call.Start();
        rig.RunTo(12);

        call.Queue.Played.TotalSeconds.ShouldBe(3.2 + 5, 0.05);
    }
}
