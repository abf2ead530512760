using System.Threading.Channels;
using Agents.Messages;
using Microsoft.Extensions.AI;

namespace Agents.Inference;

/// <summary>A list of language models that stand in for one another: the next is asked when one fails or is late before its first generated token.</summary>
public sealed class FallbackLlm : FallbackComponent<ILanguageModel>, ILanguageModel
{
    /// <summary>Makes the list.</summary>
    /// <param name="components">At least one, the preferred first.</param>
    /// <param name="policy">Null for <see cref="FallbackPolicy.ForLlm"/>.</param>
    /// <param name="clock">For the times of error events; null for the system's.</param>
    public FallbackLlm(IReadOnlyList<ILanguageModel> components, FallbackPolicy? policy = null, TimeProvider? clock = null)
        : base(components, policy ?? FallbackPolicy.ForLlm, ErrorSource.Llm, clock)
    {
    }

    /// <inheritdoc/>
    public ILlmStream Chat(
        ChatContext context,
        IReadOnlyList<AITool>? tools = null,
        LlmChatOptions? options = null,
        IActorRefFactory? parent = null,
        string? name = null)
    {
        var call = options ?? new LlmChatOptions();
        var output = Channel.CreateUnbounded<ChatChunk>(new UnboundedChannelOptions { SingleReader = true });
        var plan = Plan<ChatChunk>(parent);
        var ask = new LlmFallbackAsk(
            (index, owner, attempt) => Components[index].Chat(context, tools, call with { Connect = Policy.Connect }, owner, attempt),
            output.Writer,
            call.Connect ?? ApiConnectOptions.Default);
        plan.Life.Ref = InferenceSystem.Or(parent).ActorOf(Props.Create(() => new FallbackLlmActor(plan, ask)), name);
        return new LlmStream(plan.Life, output.Reader.Enumerate, InferenceSystem.Of(parent));
    }

    private protected override async Task Probe(ILanguageModel component, IActorRefFactory parent)
    {
        var options = new LlmChatOptions { Connect = Policy.Connect with { MaxRetry = 0 } };
        await using var answer = component.Chat(ChatContext.Empty.AddMessage(Messages.ChatRole.User, "Say yes."), null, options, parent);
        await foreach (var chunk in answer)
        {
            if (chunk.IsGeneration)
                return;
        }
        throw new ApiException("The probe got no answer.");
    }
}

/// <summary>What a chat over a fallback list needs.</summary>
internal sealed record LlmFallbackAsk(Func<int, IActorRefFactory, string, ILlmStream> Start, ChannelWriter<ChatChunk> Output, ApiConnectOptions Connect);

/// <summary>One chat over a fallback list.</summary>
internal sealed class FallbackLlmActor(FallbackPlan<ChatChunk> plan, LlmFallbackAsk ask) : FallbackActor<ChatChunk>(plan, RetryPolicy.ForLlm(ask.Connect))
{
    protected override IInferenceStream<ChatChunk> Start(int index, IActorRefFactory parent, string name) => ask.Start(index, parent, name);

    protected override void Started() => StartDeadline();

    protected override bool IsUseful(ChatChunk item) => item.IsGeneration;

    protected override ValueTask EmitAsync(FallbackAttempt attempt, ChatChunk item)
    {
        ask.Output.TryWrite(item);
        return ValueTask.CompletedTask;
    }

    protected override void Complete(Exception? error) => ask.Output.TryComplete(error);
}
