using System.Threading.Channels;
using Agents.Messages;
using Microsoft.Extensions.AI;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>A language model through the inference protocol (seed: <c>LLM</c>; protocol section 4).</summary>
public sealed class Llm : InferenceComponent, ILanguageModel, IHasEndpoint
{
    private readonly Gateway _gateway;
    private volatile LlmOptions _options;
    private int _prewarmed;

    /// <summary>Makes the component. Nothing is sent yet.</summary>
    /// <exception cref="ArgumentException">An option is wrong, or there is no key or secret.</exception>
    public Llm(LlmOptions options)
        : base(ErrorSource.Llm, options.Clock)
    {
        Check.Model(options.Model);
        Check.Between(options.Variant.ImmediateRetries, 0, 10);
        _options = options;
        _gateway = Gateway.Resolve(options);
    }

    /// <summary>Makes the component for a model.</summary>
    public Llm(string model)
        : this(new LlmOptions { Model = model })
    {
    }

    /// <inheritdoc/>
    public override string Model => _options.Model;

    string IHasEndpoint.Endpoint => $"{_gateway.BaseUrl} {_gateway.ApiKey.Value}";

    /// <summary>Makes the component for a model, with all else by default (seed: <c>from_model_string</c>).</summary>
    public static Llm FromModelString(string model) => new(model);

    /// <inheritdoc/>
    public ILlmStream Chat(
        ChatContext context,
        IReadOnlyList<AITool>? tools = null,
        LlmChatOptions? options = null,
        IActorRefFactory? parent = null,
        string? name = null)
    {
        var call = options ?? new LlmChatOptions();
        var llm = _options;
        var output = Channel.CreateUnbounded<ChatChunk>(new UnboundedChannelOptions { SingleReader = true });
        var life = Streams.Enter();
        var request = ChatRequest.Build(llm, context, tools ?? [], call);
        RequestLog.Write(llm, request.Body);
        var plan = new LlmStreamPlan(
            llm, _gateway, request, call.Connect ?? ApiConnectOptions.Default, output.Writer, Events.For(parent), life);
        life.Ref = InferenceSystem.Or(parent).ActorOf(Props.Create(() => new LlmStreamActor(plan)), name);
        return new LlmStream(life, output.Reader.Enumerate, InferenceSystem.Of(parent));
    }

    /// <summary>Changes options for later chats.</summary>
    /// <param name="model">Another model; null keeps it.</param>
    /// <param name="extra">Replaces all extra parameters; null keeps them.</param>
    /// <exception cref="ArgumentException">The model is not one.</exception>
    public void UpdateOptions(string? model = null, JObject? extra = null) =>
        _options = _options with { Model = model is null ? _options.Model : Check.Model(model), Extra = extra ?? _options.Extra };

    /// <summary>Opens a connection ahead of need, once, in the background; the result does not matter.</summary>
    public void Prewarm()
    {
        if (Interlocked.Exchange(ref _prewarmed, 1) == 0)
            _ = PrewarmAsync();
    }

    /// <summary>The model as an <see cref="IChatClient"/> of Microsoft.Extensions.AI.</summary>
    /// <param name="parent">Who owns the actors of its answers; null for a process-wide system.</param>
    public IChatClient AsChatClient(IActorRefFactory? parent = null) => new LlmChatClient(this, parent);

    private async Task PrewarmAsync()
    {
        using var limit = new TimeLimit(_options.Clock, CancellationToken.None);
        limit.Start(ApiConnectOptions.Default.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _gateway.Http("/models"));
            request.Headers.TryAddWithoutValidation("Authorization", _gateway.Bearer(_options.Clock));
            using var response = await _options.Transport.SendAsync(request, limit.Token);
        }
        catch (Exception)
        {
            // A chat will find out.
        }
    }
}
