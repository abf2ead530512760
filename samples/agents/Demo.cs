using Agents.Messages;
using Agents.Testing;

namespace Agents.Samples.Restaurant;

/// <summary>A call by script: the agents are real, the services and the caller are not, and time is virtual.</summary>
public static class Demo
{
    // snippet: test
    public static IReadOnlyList<string> Run()
    {
        var bookings = new Bookings();
        using var call = new ScriptedCall(new ScriptedCallOptions
        {
            First = new FrontDesk(),
            UserData = bookings,
            Llm = new ScriptedLlm(Answer),
        });
        call.Caller.Says("a table for two", at: 3, lasts: 1);
        call.Caller.Says("Ann", at: 8, lasts: 0.5);
        call.Caller.Says("the kitchen please", at: 14, lasts: 1);
        call.Caller.Says("are there nuts in the soup", at: 20, lasts: 1.5);
        call.RunTo(30);
        return [.. call.Conversation(), .. bookings.All.Select(booked => $"booked: {booked.Name} {booked.Guests}")];
    }
    // end snippet

    private static ScriptedAnswer Answer(ChatContext context) => context.Items[^1] switch
    {
        FunctionCallOutput { Output: var told } => new(told.StartsWith("Say", StringComparison.Ordinal) ? "I put you through." : told),
        ChatMessage { Text: "a table for two" } => Call("book_table", """{"guests":2}"""),
        ChatMessage { Text: "Ann" } => Call("store_name", """{"name":"Ann"}"""),
        ChatMessage { Text: "the kitchen please" } => Call("to_kitchen", "{}"),
        _ when context.Items.OfType<ChatMessage>().Any(said => said.Text.Contains("cashews", StringComparison.Ordinal))
            => new("No, only in the pesto, 12 €."),
        _ => new("Sorry?"),
    };

    private static ScriptedAnswer Call(string name, string arguments) => new() { Calls = [new($"{name}-1", name, arguments)] };
}
