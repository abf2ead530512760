using Microsoft.Extensions.AI;

namespace Agents.Testing;

/// <summary>Answers by a function of the conversation: first token, then the rest, then the end.</summary>
/// <param name="answer">Gives the answer to a conversation.</param>
public sealed class ScriptedLlm(Func<ChatContext, ScriptedAnswer> answer) : ScriptedComponent("llm"), ILanguageModel
{
    private readonly List<ScriptedRequest> _requests = [];

    /// <summary>Seconds to the first token. Default 0.1.</summary>
    public double FirstToken { get; init; } = 0.1;

    /// <summary>Seconds to the end of the answer. Default 0.3.</summary>
    public double Complete { get; init; } = 0.3;

    /// <summary>Every request it was asked, in order.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => _requests;

    /// <inheritdoc />
    public ILlmStream Chat(ChatContext context, IReadOnlyList<AITool>? tools = null, LlmChatOptions? options = null,
        IActorRefFactory? parent = null, string? name = null)
    {
        _requests.Add(new ScriptedRequest(context, options ?? new LlmChatOptions(), tools ?? []));
        var script = answer(context);
        var chunks = new BoundedStream<ChatChunk>(1000);
        var actor = parent!.ActorOf(Props.Create(() => new Generation(this, script, chunks, options!.Connect ?? ApiConnectOptions.Default)),
            name!);
        return new Handle(actor, chunks);
    }

    private sealed class Handle(IActorRef actor, BoundedStream<ChatChunk> chunks) : ScriptedStream<ChatChunk>(actor, chunks), ILlmStream;

    private sealed class Generation : ReceiveActor, IWithTimers
    {
        private readonly ScriptedLlm _llm;
        private readonly ScriptedAnswer _script;
        private readonly BoundedStream<ChatChunk> _chunks;
        private readonly RetryPolicy _retries;
        private int _attempt;
        private DateTimeOffset _began;

        public Generation(ScriptedLlm llm, ScriptedAnswer script, BoundedStream<ChatChunk> chunks, ApiConnectOptions connect)
        {
            (_llm, _script, _chunks, _retries) = (llm, script, chunks, RetryPolicy.ForLlm(connect));
            Receive<string>(_ => Attempt(), step => step == "attempt");
            Receive<string>(_ => Begin(), step => step == "first");
            Receive<string>(_ => End(), step => step == "rest");
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart() => Attempt();

        private void Attempt()
        {
            if (_script.Hangs)
                return;
            if (_attempt < _script.Failures)
            {
                Fail(_script.Error());
                return;
            }
            _began = Context.System.Scheduler.Now;
            After(_llm.FirstToken, "first");
            After(_llm.Complete, "rest");
        }

        private void Fail(ApiException error)
        {
            var decision = _retries.Decide(error, _attempt++);
            var failure = decision is RetryDecision.GiveUp gaveUp ? gaveUp.Error : error;
            _llm.Report(new ComponentError(ErrorSource.Llm, Context.System.Scheduler.Now, _llm.Label, failure,
                decision is RetryDecision.Retry), Context.Parent);
            if (decision is RetryDecision.Retry retry)
                Timers.StartSingleTimer("attempt", "attempt", retry.Delay);
            else
                _chunks.Complete(failure);
        }

        private void Begin()
        {
            if (_script.Text.Length > 0)
                Say(_script.Text[..Half]);
        }

        private void End()
        {
            if (_script.Text.Length > Half)
                Say(_script.Text[Half..]);
            if (_script.DiesAfterText)
            {
                var error = new ApiConnectionException("The scripted model died.", retryable: false);
                _llm.Report(new ComponentError(ErrorSource.Llm, Context.System.Scheduler.Now, _llm.Label, error, Recoverable: false),
                    Context.Parent);
                _chunks.Complete(error);
                return;
            }
            if (_script.Calls.Count > 0)
                _chunks.Offer(new ChatChunk("answer", new ChoiceDelta { ToolCalls = _script.Calls }));
            _llm.Report(new LlmMetrics
            {
                Label = _llm.Label,
                Metadata = _llm.Metadata,
                RequestId = "answer",
                Timestamp = Context.System.Scheduler.Now,
                Duration = Context.System.Scheduler.Now - _began,
                PromptTokens = 10,
                CompletionTokens = 5,
                TotalTokens = 15,
            }, Context.Parent);
            _chunks.Complete();
        }

        private int Half => _script.Text.Length / 2;

        private void Say(string text) => _chunks.Offer(new ChatChunk("answer", new ChoiceDelta(text)));

        private void After(double seconds, string step) => Timers.StartSingleTimer(step, step, TimeSpan.FromSeconds(seconds));
    }
}

/// <summary>What the scripted model was asked.</summary>
/// <param name="Context">The conversation.</param>
/// <param name="Options">How it was to answer.</param>
/// <param name="Tools">Functions it was offered.</param>
public sealed record ScriptedRequest(ChatContext Context, LlmChatOptions Options, IReadOnlyList<AITool> Tools);
