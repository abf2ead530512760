using Agents.Actors;
using Agents.Messages;
using Agents.Samples.Restaurant;
using Agents.Testing;

namespace Agents.Samples.Tests;

/// <summary>The restaurant of samples/agents, tested by calls that follow a script.</summary>
public class RestaurantCallTests
{
    // snippet: start
    private static ScriptedCall Call(Bookings bookings, Func<ChatContext, ScriptedAnswer> model) => new(new ScriptedCallOptions
    {
        First = new FrontDesk(),
        UserData = bookings,
        Llm = new ScriptedLlm(model),
    });
    // end snippet

    // snippet: booking
    [Fact]
    public void A_table_is_booked_under_the_callers_name()
    {
        var bookings = new Bookings();
        using var call = Call(bookings, Booking);

        call.Caller.Says("a table for two", at: 3, lasts: 1); // seconds from the start of the call
        call.Caller.Says("Ann", at: 8, lasts: 0.5);
        call.RunTo(14);

        call.ShouldHaveConversation(
            "assistant: Trattoria Oslo, good evening.",
            "user: a table for two",
            "assistant: On which name, please?",
            "user: Ann",
            "assistant: A table for 2 is booked for Ann.");
        call.ToolsShouldHaveEnded("store_name", "book_table");
        call.AgentShouldNotBeInterrupted();
        bookings.All.Single().Name.ShouldBe("Ann");
    }
    // end snippet

    // snippet: interruption
    [Fact]
    public void A_caller_who_breaks_in_is_heard_and_the_agent_falls_silent()
    {
        using var call = Call(new Bookings(), _ => new("Today we have risotto, gnocchi, polenta and a very good fish soup."));

        call.Caller.Says("what do you have", at: 2, lasts: 1);
        call.Caller.Says("thank you that is enough", at: 5, lasts: 1.5);
        call.RunTo(7);

        call.AgentShouldBeHeard(from: 4.5, to: 5.48);
        call.AgentShouldBeSilent(from: 5.55, to: 7); // half a second of the caller's voice, then silence
        call.Conversation()[2].ShouldEndWith("…"); // kept as far as it was heard
    }
    // end snippet

    // snippet: failure
    [Fact]
    public void A_model_that_fails_twice_only_costs_time()
    {
        using var call = Call(new Bookings(), _ => new("We are open.") { Failures = 2 });

        call.Caller.Says("are you open", at: 2, lasts: 1);
        call.RunTo(10);

        call.ShouldHaveConversation("assistant: Trattoria Oslo, good evening.", "user: are you open", "assistant: We are open.");
        call.All<SessionError>().Count().ShouldBe(2);
    }
    // end snippet

    // snippet: hangup
    [Fact]
    public void A_caller_who_hangs_up_in_mid_sentence_leaves_their_words()
    {
        using var call = Call(new Bookings(), _ => new("Yes?"));

        call.Caller.Says("I wanted to ask", at: 2, lasts: 1);
        call.RunTo(2.9);
        call.RunToEnd(() => call.Session.CloseAsync(CloseReason.ParticipantDisconnected));

        call.ShouldHaveConversation("assistant: Trattoria Oslo, good evening.", "user: I wanted to ask");
        call.All<SessionClosed>().Single().Event.Reason.ShouldBe(CloseReason.ParticipantDisconnected);
    }
    // end snippet

    // snippet: turn
    [Fact]
    public void The_kitchen_takes_over_when_it_is_asked_for()
    {
        using var call = Call(new Bookings(), conversation => conversation.Items[^1] is FunctionCallOutput
            ? new("I put you through.") : ScriptedAnswer.Call("to_kitchen"));

        call.RunTurn("the kitchen please")
            .NextCall("to_kitchen")
            .NextOutput()
            .NextMessage("I put you through.")
            .NextHandoff("kitchen")
            .NoMore();
    }
    // end snippet

    private static ScriptedAnswer Booking(ChatContext conversation) => conversation.Items[^1] switch
    {
        FunctionCallOutput told => new(told.Output),
        ChatMessage { Text: "a table for two" } => ScriptedAnswer.Call("book_table", """{"guests":2}""", id: "book"),
        ChatMessage { Text: "Ann" } => ScriptedAnswer.Call("store_name", """{"name":"Ann"}""", id: "name"),
        _ => new("Sorry?"),
    };
}
