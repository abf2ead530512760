using Agents.Audio;
using Agents.Messages;
using Agents.Testing;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Telephony.Calls;

/// <summary>Whole calls by Twilio, in virtual time.</summary>
public sealed class TwilioCallTests
{
    private const string LongAnswer =
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";

    [Fact]
    public void Point_074_nothing_is_sent_before_the_start_and_everything_names_the_stream()
    {
        using var rig = new PhoneRig(Answers("Good day."), ["hello"], agent: agent => agent with { Greeting = "Hello, this is a test." });
        var call = rig.Call();
        rig.RunTo(5);
        call.Received.ShouldBeEmpty();

        call.Start();
        rig.RunTo(10);

        call.Received.ShouldNotBeEmpty();
        call.Received.ShouldAllBe(message => (string?)message.Message["streamSid"] == call.StreamSid);
    }

    [Fact]
    public void Point_075_sound_is_raw_mu_law_in_plain_base64()
    {
        using var rig = new PhoneRig(Answers("Good day."), [], agent: agent => agent with { Greeting = "one two three four" });
        var call = rig.Call().Start();
        rig.RunTo(5);

        // The scripted voice says each word for 0.25 s, as a constant that grows from word to word.
        call.Queue.Played.TotalSeconds.ShouldBe(1.0, 0.03);
        var samples = new short[8000];
        G711.DecodeMuLaw(call.Queue.Sound.SelectMany(piece => piece.Bytes).Take(8000).ToArray(), samples);
        foreach (var (word, sample) in new[] { 1000, 3000, 5000, 7000 }.Select((at, word) => (word, (int)samples[at])))
            ((double)sample).ShouldBe(100 + word, 6, $"word {word}");
        call.Received.Where(message => (string?)message.Message["event"] == "media")
            .ShouldAllBe(message => ((JObject)message.Message["media"]!).Count == 1);
    }

    [Fact]
    public void Point_076_what_the_caller_says_is_answered()
    {
        using var rig = new PhoneRig(Answers("Good day to you."), ["hello there"]);
        var call = rig.Call();
        call.Says(at: 0.5, lasts: 1);
        call.Start();
        rig.RunTo(6);

        LastUserMessage(rig.Llm).ShouldBe("hello there");
        call.Queue.Played.TotalSeconds.ShouldBe(1.0, 0.03);
        call.Sent("media")[0].ShouldBeInRange(2.0, 3.5);
    }

    [Fact]
    public void Point_077_speech_over_the_answer_clears_it_at_once_and_nothing_of_it_follows()
    {
        using var rig = new PhoneRig(new ScriptedLlm(context => new ScriptedAnswer(Turns(context) == 1 ? LongAnswer : "Right.")), ["tell me", "stop please"]);
        var call = rig.Call();
        call.Says(at: 0.5, lasts: 1);
        call.Says(at: 4, lasts: 1);
        call.Start();
        rig.RunTo(5.3);

        var clear = call.Sent("clear").ShouldHaveSingleItem();
        clear.ShouldBeInRange(4, 5);
        call.Sent("media").Count(at => at > clear).ShouldBe(0);
        call.Queue.Sound[^1].At.AddSeconds(-4.02).ShouldBeLessThan(rig.Time.GetUtcNow());
        var before = call.Queue.Played;

        rig.RunTo(12);

        (call.Queue.Played - before).TotalSeconds.ShouldBe(0.25, 0.03, "only the new answer of one word follows");
    }

    [Fact]
    public void Point_078_marks_tell_what_was_heard_and_those_that_a_clear_returns_do_not_count()
    {
        // The line holds sound back for a second: by the clock the caller would have heard four words more.
        using var rig = new PhoneRig(
            new ScriptedLlm(context => new ScriptedAnswer(Turns(context) == 1 ? $"{LongAnswer} {LongAnswer}" : "Right.")), ["tell me", "stop please"],
            new TelephonyOptions { SendAhead = TimeSpan.FromSeconds(1) });
        var call = rig.Call();
        var returned = new List<string>();
        call.Queue = new PlayQueue(rig.Time, TimeSpan.FromSeconds(1), name =>
        {
            returned.Add(name);
            call.ReturnMark(name);
        });
        call.Says(at: 0.5, lasts: 1);
        call.Says(at: 6, lasts: 1);
        call.Start();
        rig.RunTo(12);

        call.Sent("clear").ShouldHaveSingleItem();
        call.Sent("mark").Length.ShouldBeGreaterThan(10);
        returned.Count.ShouldBe(call.Sent("mark").Length, "Twilio returns all marks, also those of sound that was thrown away");
        var started = call.Queue.Sound[0].At;
        var heardFor = call.Sent("clear")[0] - rig.Seconds(started);
        var heard = Words(AssistantMessages(rig.Llm).First());
        ((double)heard).ShouldBe(Math.Ceiling(heardFor / 0.25), 1.01);
        heard.ShouldBeLessThan((int)Math.Ceiling((call.Sent("clear")[0] - call.Sent("media")[0]) / 0.25) - 2, "the clock alone would say more");
    }

    [Fact]
    public void Point_079_keys_unknown_events_and_unknown_marks_are_survived()
    {
        using var rig = new PhoneRig(Answers("Good day to you."), ["hello there"]);
        var call = rig.Call();
        call.Says(at: 1, lasts: 1);
        call.Start();
        call.Press('5');
        call.Press('?');
        call.Send(new JObject { ["event"] = "mark", ["streamSid"] = call.StreamSid, ["mark"] = new JObject { ["name"] = "never sent" } });
        call.Send(new JObject { ["event"] = "weather", ["streamSid"] = call.StreamSid, ["weather"] = new JArray(1, 2, 3) });
        call.SendText("this is no JSON");
        call.SendText("[1, 2]");
        call.SendText("""{"event":"media","media":{"payload":"***"}}""");
        rig.RunTo(8);

        call.ClosedAt.ShouldBeNull();
        rig.Llm.Requests.Count.ShouldBe(2, "one for the key, one for what was said");
        LastUserMessage(rig.Llm).ShouldBe("hello there");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Point_080_stop_and_a_close_without_it_end_the_session_in_two_seconds_and_release_everything(bool stop)
    {
        using var rig = new PhoneRig(Answers(LongAnswer), ["hello there"]);
        rig.RunTo(1);
        var before = rig.Actors;
        var call = rig.Call();
        call.Says(at: 1.5, lasts: 1);
        call.Start();
        rig.RunTo(5);
        rig.Sessions.ShouldBe(["twilio-CA1"]);
        call.Sent("media").ShouldNotBeEmpty();

        if (stop)
            call.Stop();
        else
            call.Break();
        rig.RunTo(7);

        rig.Sessions.ShouldBeEmpty();
        call.ClosedAt.ShouldNotBeNull();
        rig.Actors.ShouldBe(before);
    }

    private static ScriptedLlm Answers(string text) => new(_ => new ScriptedAnswer(text));

    private static int Turns(ChatContext context) => context.Items.OfType<ChatMessage>().Count(message => message.Role == ChatRole.User);

    private static string LastUserMessage(ScriptedLlm llm) =>
        llm.Requests[^1].Context.Items.OfType<ChatMessage>().Last(message => message.Role == ChatRole.User).Text;

    private static IEnumerable<string> AssistantMessages(ScriptedLlm llm) =>
        llm.Requests[^1].Context.Items.OfType<ChatMessage>().Where(message => message.Role == ChatRole.Assistant).Select(message => message.Text);

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
