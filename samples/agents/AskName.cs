using Agents.Actors;

namespace Agents.Samples.Restaurant;

// snippet: task
public sealed class AskName : AgentTask<string>
{
    public AskName() => Instructions = "Find out the caller's name. Nothing else.";

    [AgentTool("Stores the name.")]
    public void StoreName(string name) => Complete(name);

    protected override Task OnEnterAsync(CancellationToken cancellationToken)
    {
        Session.Say("On which name, please?");
        return Task.CompletedTask;
    }
}
// end snippet
