namespace Agents.Actors;

/// <summary>
/// Thinks: hosts the model's answers, one stream per step, and tells the session what they say. Retries are the stream's own; here it ends
/// or fails for good.
/// </summary>
internal sealed class LlmActor : ReceiveActor
{
    private readonly ILanguageModel _model;
    private readonly ApiConnectOptions _connect;
    private readonly Dictionary<Step, ILlmStream> _running = [];

    public LlmActor(ILanguageModel model, ApiConnectOptions connect)
    {
        (_model, _connect) = (model, connect);
        Receive<Generate>(OnGenerate);
        Receive<CancelGeneration>(cancel => Cancel(cancel.Step));
        Receive<GeneratedText>(text => Context.Parent.Tell(text), text => _running.ContainsKey(text.Step));
        Receive<GeneratedCalls>(calls => Context.Parent.Tell(calls), calls => _running.ContainsKey(calls.Step));
        Receive<GenerationEnded>(OnEnded);
        Receive<ComponentError>(Report);
        Receive<ComponentMetrics>(Report);
        ReceiveAny(_ => { }); // late words of a cancelled step
    }

    protected override void PostStop()
    {
        foreach (var stream in _running.Values)
            _ = stream.DisposeAsync();
    }

    private void OnGenerate(Generate ask)
    {
        var options = new LlmChatOptions { ToolChoice = ask.ToolChoice, Connect = _connect };
        var stream = _model.Chat(ask.Context, ask.Tools, options, Context, $"step-{ask.Step}");
        _running[ask.Step] = stream;
        _ = ReadAsync(ask.Step, stream, Self);
    }

    private void OnEnded(GenerationEnded ended)
    {
        if (_running.Remove(ended.Step, out var stream))
            Context.Parent.Tell(ended);
        if (stream is not null)
            _ = stream.DisposeAsync();
    }

    private void Cancel(Step step)
    {
        if (_running.Remove(step, out var stream))
            _ = stream.DisposeAsync();
    }

    private void Report(object report)
    {
        var step = _running.FirstOrDefault(running => running.Value.Ref.Equals(Sender)).Key;
        Context.Parent.Tell(new StepReport(step, report));
    }

    private static async Task ReadAsync(Step step, ILlmStream stream, IActorRef self)
    {
        Exception? error = null;
        try
        {
            await foreach (var chunk in stream)
            {
                if (chunk.Delta is { Content.Length: > 0 } said)
                    self.Tell(new GeneratedText(step, said.Content));
                if (chunk.Delta is { ToolCalls.Count: > 0 } calls)
                    self.Tell(new GeneratedCalls(step, calls.ToolCalls));
            }
        }
        catch (Exception failure)
        {
            error = failure;
        }
        self.Tell(new GenerationEnded(step, error));
    }
}
