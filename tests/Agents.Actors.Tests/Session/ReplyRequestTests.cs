using Agents.Audio;
using Agents.Messages;
using Agents.Testing;
using Microsoft.Extensions.AI;
using ChatMessage = Agents.Messages.ChatMessage;
using ChatRole = Agents.Messages.ChatRole;

namespace Agents.Actors.Tests.Session;

/// <summary>What may be wished for with one speech (voice-session.md 5.1, 5.3).</summary>
public class ReplyRequestTests
{
    private static readonly AIFunction Look = AIFunctionFactory.Create(() => "a key", "look", "Looks.");
    private static readonly AIFunction Dial = AIFunctionFactory.Create(() => "busy", "dial", "Dials.");

    private static ScriptedCall Call(Func<ChatContext, ScriptedAnswer>? answers = null) => Calls.With(answers ?? (_ => new("fine")), agent => agent with
    {
        Tools = [Look, Dial],
        TextInstructions = "You write letters.",
    });

    [Fact]
    public void Only_the_functions_that_were_named_are_offered_in_every_step()
    {
        using var call = Call(context => context.Items.OfType<FunctionCallOutput>().Any() ? new("a key is there") : ScriptedAnswer.Call("look"));
        call.Session.GenerateReply(new ReplyRequest { Instructions = "Look around.", Tools = ["look"] });
        call.RunTo(5);
        call.Llm.Requests.Select(request => string.Join(' ', request.Tools.Select(tool => tool.Name))).ShouldBe(["look", "look"]);
        call.Conversation().ShouldBe(["assistant: a key is there"]);
    }

    [Fact]
    public void A_function_that_the_agent_does_not_have_fails_the_speech_and_nothing_is_asked()
    {
        using var call = Call();
        var speech = call.Session.GenerateReply(new ReplyRequest { Tools = ["look", "jump"] });
        call.RunTo(1);
        speech.Exception.ShouldBeOfType<ArgumentException>().Message.ShouldBe("Agent default_agent has no tool jump; it has look, dial.");
        call.Llm.Requests.ShouldBeEmpty();
        call.AgentStates().ShouldBe(["0 Listening"]);
    }

    [Fact]
    public void A_conversation_of_its_own_is_seen_by_this_answer_and_its_steps_alone()
    {
        using var call = Call(context => context.Items.OfType<FunctionCallOutput>().Any() ? new("a key") : ScriptedAnswer.Call("look"));
        call.Session.Say("Welcome");
        call.RunTo(2);
        var own = ChatContext.Empty.AddMessage(ChatRole.User, "what is in the box");
        call.Session.GenerateReply(new ReplyRequest { ChatContext = own });
        call.RunTo(6);
        foreach (var request in call.Llm.Requests)
            request.Context.Items.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["You are a test.", "what is in the box"]);
        call.Llm.Requests[1].Context.Items.OfType<FunctionCallOutput>().Single().Output.ShouldBe("a key");
        call.Session.ChatContext.Items.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["Welcome", "a key"]);
    }

    [Fact]
    public void Written_words_are_answered_by_the_instructions_for_text()
    {
        using var call = Call();
        var written = call.Session.GenerateReply("hello");
        call.RunTo(3);
        var spoken = call.Session.GenerateReply(new ReplyRequest { UserInput = "hello", InputModality = InputModality.Audio });
        call.RunTo(6);
        (written.InputModality, spoken.InputModality).ShouldBe((InputModality.Text, InputModality.Audio));
        call.Llm.Requests.Select(request => ((ChatMessage)request.Context.Items[0]).Text).ShouldBe(["You write letters.", "You are a test."]);
    }

    [Fact]
    public void Given_sound_is_played_in_the_place_of_the_voice_at_its_rate()
    {
        using var call = Call();
        call.Session.Say("This is a recording", Recording(0.5));
        call.RunTo(3);
        call.Tts.Spoken.ShouldBeEmpty();
        call.Conversation().ShouldBe(["assistant: This is a recording"]);
        call.HeardBetween(0, 3).ShouldBe(0.5, 0.021);
        call.Heard.ShouldAllBe(played => played.Frame.SampleRate == call.Tts.SampleRate);
        call.AgentStates().Select(state => state.Split(' ')[1]).ShouldBe(["Listening", "Speaking", "Listening"]);
    }

    [Fact]
    public void Given_sound_needs_no_voice_and_is_cut_like_speech()
    {
        using var call = Calls.With(_ => new("fine"), agent => agent with { Tts = null });
        call.Session.Say("one two three four five six seven eight", Recording(4));
        call.CallerSays("stop that", at: 1, lasts: 1).RunTo(1.9);
        call.RunTo(2.4);
        call.AgentShouldBeSilent(1.6, 2.4);
        var heard = call.Conversation()[0];
        heard.ShouldStartWith("assistant: one two");
        heard.ShouldEndWith("…");
        heard.Length.ShouldBeLessThan("assistant: one two three four five six seven eight".Length);
    }

    [Fact]
    public void What_is_to_run_at_the_end_of_a_speech_runs_once_also_when_it_is_added_late_and_may_fail()
    {
        using var call = Call();
        var ended = new List<string>();
        SpeechHandle speech = null!;
        call.RunToEnd(() =>
        {
            speech = call.Session.Say("one two");
            speech.OnDone(_ => throw new InvalidOperationException("my bug"));
            speech.OnDone(done => ended.Add($"{done.Id} {call.Now:0.00}"));
            return speech.WaitForPlayoutAsync();
        });
        call.RunToEnd(() =>
        {
            speech.OnDone(done => ended.Add("late"));
            return Task.CompletedTask;
        });
        ended.Count.ShouldBe(2);
        ended[0].ShouldStartWith("speech_1 0.7");
        ended[1].ShouldBe("late");
        call.Session.Closed.IsCompleted.ShouldBeFalse();
    }

    private static async IAsyncEnumerable<AudioFrame> Recording(double seconds)
    {
        for (var sent = 0.0; sent < seconds - 1e-9; sent += 0.1)
        {
            yield return new AudioFrame(Enumerable.Repeat((short)500, 1600).ToArray(), 16_000);
            await Task.Yield();
        }
    }
}
