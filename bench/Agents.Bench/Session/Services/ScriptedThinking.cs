using Agents.Bench.Measuring;
using Agents.Inference;
using Agents.Messages;
using Microsoft.Extensions.AI;

namespace Agents.Bench.Session;

/// <summary>A model that says the first half of its answer with the first token and the rest some time later.</summary>
internal sealed class ScriptedThinking(ServiceTimes times) : ScriptedService("llm"), ILanguageModel
{
    public ILlmStream Chat(ChatContext context, IReadOnlyList<AITool>? tools = null, LlmChatOptions? options = null, IActorRefFactory? parent = null, string? name = null)
    {
        var answer = new Answering();
        _ = answer.RunAsync(times);
        return answer;
    }

    private sealed class Answering() : ScriptedServiceStream<ChatChunk>(100), ILlmStream
    {
        public async Task RunAsync(ServiceTimes times)
        {
            var asked = Lap.Now();
            await Task.Delay(Script.FirstToken, TimeProvider.System);
            Say(Script.Answer[..30]);
            await Task.Delay(Script.RestOfAnswer, TimeProvider.System);
            Say(Script.Answer[30..]);
            times.ModelTook(asked);
            Items.Complete();
        }

        private void Say(string text) => Items.Offer(new ChatChunk("answer", new ChoiceDelta(text)));
    }
}
