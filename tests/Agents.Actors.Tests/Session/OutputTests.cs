using Agents.Testing;

namespace Agents.Actors.Tests.Session;

public class OutputTests
{
    [Fact]
    public void Checklist_17_without_a_voice_the_text_is_the_output()
    {
        using var call = Calls.With(_ => new("a fine answer"), agent => agent with { Tts = null });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(5);
        call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "2.1 Speaking", "2.3 Listening"]);
        call.Conversation().ShouldBe(["user: hello", "assistant: a fine answer"]);
        call.Heard.ShouldBeEmpty();
    }

    [Fact]
    public void Checklist_43_markdown_and_emoji_reach_history_but_not_the_voice()
    {
        using var call = Calls.With(_ => new("It is **very** sunny ☀️ today"));
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(6);
        call.Conversation()[1].ShouldBe("assistant: It is **very** sunny ☀️ today");
        call.Tts.Spoken.ShouldBe(["It is very sunny  today"]);
    }

    [Fact]
    public void Checklist_48_only_the_first_frame_that_is_sent_makes_the_agent_speak()
    {
        using var call = Calls.With(null!, llm: new ScriptedLlm(_ => new("a fine answer")), tts: new ScriptedTts { FirstSound = 1 });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(6);
        call.AgentStates()[2].ShouldBe("3.3 Speaking");
        call.Seconds(call.Heard[0].At).ShouldBe(3.3, 1e-6);
    }

    [Fact]
    public void Frames_leave_every_20_ms_whatever_the_voice_sends_at_once()
    {
        using var call = Calls.With(_ => new("one two three four five six seven eight"));
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(8);
        call.Heard.Count.ShouldBe(100);
        call.Heard.Zip(call.Heard.Skip(1)).ShouldAllBe(pair => pair.Second.At - pair.First.At == TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public void A_voice_that_takes_whole_texts_only_speaks_sentence_by_sentence()
    {
        using var call = Calls.With(_ => new("This is the first long sentence. And here comes the second one."),
            tts: new ScriptedTts { Streaming = false });
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(10);
        call.Tts.Spoken.ShouldBe(["This is the first long sentence. ", "And here comes the second one."]);
        call.Conversation()[1].ShouldBe("assistant: This is the first long sentence. And here comes the second one.");
        call.HeardBetween(0, 10).ShouldBe(3.0, 1e-6);
    }

    [Fact]
    public void A_voice_without_word_times_is_cut_by_the_clock()
    {
        using var call = Calls.With(_ => new(string.Join(' ', Enumerable.Repeat("word", 40))), tts: new ScriptedTts { Aligned = false });
        call.CallerSays("hello", at: 0.5, lasts: 1).CallerSays("stop it", at: 4, lasts: 1).RunTo(10);
        call.Conversation()[1].ShouldBe($"assistant: {string.Join(' ', Enumerable.Repeat("word", 8))}…"); // 2.0 s at 3.83 syllables a second
    }

    [Fact]
    public void Speaking_without_sound_is_noticed_and_the_rest_is_said_by_a_fresh_voice()
    {
        var tts = new ScriptedTts();
        tts.SilencesAfterWords.Enqueue(2);
        using var call = Calls.With(_ => new("one two three four"), tts: tts);
        call.CallerSays("count", at: 0.5, lasts: 1).RunTo(20);
        call.All<SessionStalled>().Single().Event.State.ShouldBe(AgentState.Speaking);
        call.Conversation().ShouldBe(["user: count", "assistant: one two", "assistant: three four"]);
        call.All<SessionStalled>().Single().At.ShouldBe(13.0, 0.001);
    }

    [Fact]
    public void Checklist_85_a_caller_who_talks_on_and_on_is_interrupted_once()
    {
        using var call = Calls.With(_ => new("let me sum up"), agent => agent with
        {
            Options = agent.Options with
            {
                TurnHandling = agent.Options.TurnHandling with
                {
                    UserTurnLimit = new UserTurnLimitOptions { MaxWords = 6 },
                        Endpointing = new EndpointingOptions { MinDelay = TimeSpan.FromSeconds(1) },
                },
            },
        });
        for (var burst = 0; burst < 4; burst++)
            call.CallerSays("and so on", at: 0.5 + (1.6 * burst), lasts: 1);
        call.RunTo(3.6);
        call.Conversation().ShouldBe(["user: and so on and so on"]);
        call.Llm.Requests.Single().Options.ToolChoice.ShouldBe(Agents.Inference.ToolChoice.None);
        call.RunTo(20);
        call.Conversation()[1].ShouldBe("assistant: let me sum up");
        call.All<SpeechCreated>().First().Event.Handle.AllowInterruptions.ShouldBeFalse();
    }

    [Fact]
    public void Checklist_83_text_input_goes_from_speaking_to_thinking()
    {
        using var call = Calls.With(_ => new("a fine answer"));
        call.Session.Say("one two three four five six seven eight");
        call.RunTo(1.2);
        call.Session.GenerateReply("by keyboard");
        call.RunTo(5);
        call.AgentStates().Select(state => state.Split(' ')[1]).ShouldBe(["Listening", "Speaking", "Thinking", "Speaking", "Listening"]);
    }
}
