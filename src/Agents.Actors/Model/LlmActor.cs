namespace Agents.Actors;

/// <summary>
/// Thinks: runs the agent's model node, one answer per step, and tells the session what it says. Retries are the streams' own; here an
/// answer ends or fails for good.
/// </summary>
internal sealed class LlmActor : ReceiveActor
{
    private readonly NodeStreams<Step> _nodes = new("step");

    public LlmActor()
    {
        Receive<Generate>(OnGenerate);
        Receive<CancelGeneration>(cancel => _nodes.End(cancel.Step));
        Receive<OpenStream>(ask => _nodes.Open(ask, Context, Sender));
        Receive<GeneratedText>(text => Context.Parent.Tell(text), text => _nodes.IsRunning(text.Step));
        Receive<GeneratedFlush>(flush => Context.Parent.Tell(flush), flush => _nodes.IsRunning(flush.Step));
        Receive<GeneratedCalls>(calls => Context.Parent.Tell(calls), calls => _nodes.IsRunning(calls.Step));
        Receive<GenerationEnded>(ended =>
        {
            if (_nodes.End(ended.Step))
                Context.Parent.Tell(ended);
        });
        Receive<ComponentError>(Report);
        Receive<ComponentMetrics>(Report);
        ReceiveAny(_ => { }); // late words of a cancelled step
    }

    protected override void PostStop() => _nodes.EndAll();

    private void OnGenerate(Generate ask)
    {
        var host = _nodes.Begin(ask.Step, Self);
        _ = ReadAsync(ask, new LlmCall(host, ask.Model, ask.ToolChoice, ask.Connect), Self);
    }

    private void Report(object report) => Context.Parent.Tell(new StepReport(_nodes.Find(Sender), report));

    private static async Task ReadAsync(Generate ask, LlmCall call, IActorRef self)
    {
        Exception? error = null;
        try
        {
            await foreach (var chunk in ask.Agent.LlmNode(ask.Context, ask.Tools, call).WithCancellation(call.CancellationToken))
            {
                if (chunk.Delta is { Content.Length: > 0 } said)
                    self.Tell(new GeneratedText(ask.Step, said.Content));
                if (chunk.IsFlush)
                    self.Tell(new GeneratedFlush(ask.Step));
                if (chunk.Delta is { ToolCalls.Count: > 0 } calls)
                    self.Tell(new GeneratedCalls(ask.Step, calls.ToolCalls));
            }
        }
        catch (Exception failure)
        {
            error = failure;
        }
        self.Tell(new GenerationEnded(ask.Step, error));
    }
}
