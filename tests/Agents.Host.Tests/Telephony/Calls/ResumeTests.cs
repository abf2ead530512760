using Agents.Actors;
using Agents.Host.Telephony;
using Agents.Kernel.Hosting;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Host.Tests.Telephony.Calls;

/// <summary>Calls whose line breaks, or whose node dies, and which the carrier connects again.</summary>
public sealed class ResumeTests
{
    [Fact]
    public void A_call_whose_line_broke_goes_on_over_another_stream()
    {
        using var rig = new PhoneRig(Counting(), ["hello", "still there"], agent: agent => agent with { Greeting = "Welcome." });
        var first = rig.Call();
        first.Says(at: 1, lasts: 1);
        first.Start();
        rig.RunTo(5);
        first.Break();
        rig.RunTo(5.5);
        Ask(rig).ShouldBe(CallState.Waiting);
        rig.RunTo(9);

        var second = rig.Call();
        second.Says(at: 9.5, lasts: 1);
        second.Start();
        rig.RunTo(15);

        Texts(rig.Llm).ShouldBe(["Welcome.", "hello", "answer 1", "still there"]);
        second.Queue.Played.TotalSeconds.ShouldBe(0.5, 0.03);
        rig.Sessions.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_second_stream_of_a_call_takes_it_over_and_the_first_is_closed()
    {
        using var rig = new PhoneRig(Counting(), ["hello"]);
        var first = rig.Call().Start();
        rig.RunTo(2);

        var second = rig.Call();
        second.Says(at: 3, lasts: 1);
        second.Start();
        rig.RunTo(7);

        first.ClosedAt.ShouldNotBeNull().ShouldBe(2, 0.1);
        second.Queue.Played.TotalSeconds.ShouldBe(0.5, 0.03);
        first.Queue.Played.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_call_that_the_carrier_does_not_connect_again_is_over()
    {
        using var rig = new PhoneRig(Counting(), []);
        rig.Call().Start();
        rig.RunTo(2);
        Ask(rig).ShouldBe(CallState.Waiting, "the carrier asks while the stream is open: an old connection that is only half gone");
        var call = rig.Call("CA2").Start();
        rig.RunTo(3);
        call.Break();
        rig.RunTo(4.9);

        Ask(rig, "twilio-CA2").ShouldBe(CallState.Over);
        Ask(rig, "twilio-CA3").ShouldBe(CallState.Unknown);
        rig.Sessions.ShouldBe(["twilio-CA1"]);
    }

    [Fact]
    public void A_call_whose_node_died_goes_on_at_another_one_from_the_store()
    {
        var store = new InMemoryConversationStore();
        var dead = new PhoneRig(Counting(), ["hello"], store: store);
        var first = dead.Call();
        first.Says(at: 1, lasts: 1);
        first.Start();
        dead.RunTo(6);

        using var rig = new PhoneRig(Counting(), ["still there"], store: store);
        Ask(rig).ShouldBe(CallState.Unknown);
        rig.Time.Run(async () => await rig.Get<PhoneSessions>().StartAsync("twilio-CA1", null));
        var second = rig.Call();
        second.Says(at: 1, lasts: 1);
        second.Start();
        rig.RunTo(6);

        Texts(rig.Llm).ShouldBe(["hello", "answer 1", "still there"]);
        second.Queue.Played.ShouldBeGreaterThan(TimeSpan.Zero);
        dead.Dispose();
    }

    private static CallState Ask(PhoneRig rig, string session = "twilio-CA1") => rig.Time.Run(async () =>
        await (await rig.Get<IRequiredActor<CallDesk>>().GetAsync()).Ask<CallState>(new CallReturns(session), TimeSpan.FromSeconds(1)));

    private static ScriptedLlm Counting() =>
        new(context => new ScriptedAnswer($"answer {context.Items.OfType<ChatMessage>().Count(message => message.Role == ChatRole.User)}"));

    private static IEnumerable<string> Texts(ScriptedLlm llm) =>
        llm.Requests[^1].Context.Items.OfType<ChatMessage>().Where(message => message.Role is ChatRole.User or ChatRole.Assistant).Select(message => message.Text);
}
