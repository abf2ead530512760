using Agents.Inference;
using Agents.Messages;
using Microsoft.Extensions.AI;

namespace Agents.Samples;

internal static class LanguageModel
{
    /// <summary>Prints an answer as it comes, and the functions the model wants called.</summary>
    public static async Task RunAsync(string model, string question)
    {
        await using var llm = new Llm(model);
        var clock = AIFunctionFactory.Create(() => TimeProvider.System.GetLocalNow().ToString("t"), "time", "The time of day.");
        var context = ChatContext.Empty.AddMessage(Messages.ChatRole.User, question);
        await foreach (var chunk in llm.Chat(context, [clock]))
            Console.Write(chunk.Delta?.Content ?? string.Concat(chunk.Delta?.ToolCalls.Select(call => $"[{call.Name} {call.Arguments}]") ?? []));
    }
}
