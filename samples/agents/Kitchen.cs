using Agents.Actors;
using Agents.Messages;

namespace Agents.Samples.Restaurant;

// snippet: nodes
public sealed class Kitchen : Agent
{
    public Kitchen()
    {
        Instructions = "You are the cook. You know what is in the food.";
        Options = new OptionOverrides { MinEndpointingDelay = TimeSpan.FromSeconds(0.8) }; // people think when they talk about allergies
    }

    protected override Task OnUserTurnCompletedAsync(CompletedTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Message.Text.Contains("nuts", StringComparison.OrdinalIgnoreCase))
            turn.Context = turn.Context.AddMessage(ChatRole.System, "The pesto has cashews. Nothing else has nuts.");
        return Task.CompletedTask;
    }

    protected override async IAsyncEnumerable<string> TranscriptionNode(IAsyncEnumerable<string> text)
    {
        await foreach (var piece in text)
            yield return piece.Replace('€', 'E');
    }
}
// end snippet
