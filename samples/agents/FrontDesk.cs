using System.ComponentModel;
using Agents.Actors;

namespace Agents.Samples.Restaurant;

// snippet: agent
public sealed class FrontDesk : Agent
{
    public FrontDesk()
    {
        Instructions = "You answer the phone of a restaurant. Be brief and friendly.";
        Greeting = "Trattoria Oslo, good evening.";
    }

    [AgentTool("Books a table.")]
    public async Task<string> BookTableAsync([Description("How many guests")] int guests)
    {
        var name = await new AskName().RunAsync(Session);
        Session.UserData<Bookings>().Add(name, guests);
        return $"A table for {guests} is booked for {name}.";
    }

    [AgentTool("Puts the caller through to the kitchen.")]
    public (Agent, string) ToKitchen() => (new Kitchen { ChatContext = Session.ChatContext }, "Say that you put the caller through.");
}
// end snippet
