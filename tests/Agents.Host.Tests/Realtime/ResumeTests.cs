using Agents.Host.Tests.Realtime.Support;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Host.Tests.Realtime;

/// <summary>A client that loses its connection takes its conversation up again.</summary>
public sealed class ResumeTests
{
    [Fact]
    public void The_conversation_goes_on_with_its_items()
    {
        using var call = Spoken();
        var ids = call.All("conversation.item.done").Select(done => (string?)done.SelectToken("item.id")).ToList();
        var token = Token(call, 0);
        call.Disconnect();
        call.Run(500);

        call.Tokens.Redeem(token, "tenant").ShouldBe(call.Leg);
        call.Connect();

        var again = call.Events.SkipWhile((_, i) => i < call.Events.Count - 5).ToList();
        again.Select(RealtimeCall.Type).ShouldBe(
            ["session.created", "conversation.item.added", "conversation.item.done", "conversation.item.added", "conversation.item.done"]);
        again.Skip(1).Select(item => (string?)item.SelectToken("item.id")).Distinct().ShouldBe(ids);
        Token(call, 1).ShouldNotBe(token);
        call.IsMicrophoneOpen = true;
        call.Say("and now?");
        call.RunTo("response.done");
        call.Llm.Requests[1].Context.Items.OfType<ChatMessage>().Select(message => message.Text).ShouldBe(["You are a test.", "hello", "Good day.", "and now?"]);
    }

    [Fact]
    public void A_token_works_once_and_for_its_own_key()
    {
        using var call = Spoken();
        var token = Token(call, 0);

        call.Tokens.Redeem(token, "somebody else").ShouldBeNull();
        call.Tokens.Redeem(token, "tenant").ShouldNotBeNull();
        call.Tokens.Redeem(token, "tenant").ShouldBeNull();
    }

    [Fact]
    public void After_ten_minutes_the_conversation_is_over()
    {
        using var call = Spoken();
        var token = Token(call, 0);
        call.Disconnect();

        call.Run(605);

        call.Tokens.Redeem(token, "tenant").ShouldBeNull();
        ((ExtendedActorSystem)call.System).PrintTree().ShouldNotContain("sess_test");
    }

    [Fact]
    public void Who_says_goodbye_has_thirty_seconds()
    {
        using var call = Spoken();
        call.Disconnect(goodbye: true);
        call.Run(29);
        ((ExtendedActorSystem)call.System).PrintTree().ShouldContain("sess_test");

        call.Run(5);

        ((ExtendedActorSystem)call.System).PrintTree().ShouldNotContain("sess_test");
    }

    [Fact]
    public void An_answer_in_the_middle_is_cut_when_the_client_is_lost()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer(string.Join(' ', Enumerable.Repeat("word", 200)))) { IsMicrophoneOpen = false };
        call.Send("""{"type":"response.create"}""");
        call.RunTo("response.output_audio.delta");

        call.Disconnect();
        call.Run(1);
        call.Connect();

        call.Events.Select(happened => (string?)happened.SelectToken("item.status")).Last().ShouldBe("incomplete");
        call.Send("""{"type":"response.create"}""");
        call.RunTo("response.output_audio.delta");
    }

    private static string Token(RealtimeCall call, int connection) => (string)call.All("session.created")[connection].SelectToken("session.x_resume_token")!;

    private static RealtimeCall Spoken()
    {
        var call = new RealtimeCall(_ => new ScriptedAnswer("Good day."));
        call.Run(0.5);
        call.Say("hello");
        call.RunTo("response.done");
        call.Run(3);
        return call;
    }
}
