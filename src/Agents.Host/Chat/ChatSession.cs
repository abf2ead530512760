using System.Threading.Channels;
using Agents.Actors;
using Agents.Host.Chat.Output;

namespace Agents.Host.Chat;

/// <summary>A conversation by keyboard: carries out what is typed.</summary>
/// <param name="session">The session.</param>
/// <param name="agents">Names of the agents that may take over.</param>
/// <param name="printer">Shows the agent's side.</param>
/// <param name="patient">Waits for each answer before the next line, as for lines from a file; else a line interrupts the agent.</param>
internal sealed class ChatSession(VoiceSessionHandle session, IReadOnlyCollection<string> agents, ChatPrinter printer, bool patient)
{
    private const string Commands = "/interrupt stops the agent, /agent NAME gives the conversation to another, /quit ends; // begins a line with a slash";

    /// <summary>Talks until <c>/quit</c>, the end of the input, or the end of the session.</summary>
    /// <param name="lines">What is typed.</param>
    /// <param name="stop">Ends it at once.</param>
    public async Task RunAsync(ChannelReader<string> lines, CancellationToken stop)
    {
        printer.Note(Commands);
        while (await NextAsync(lines, stop) is { } line)
            if (!await DoAsync(ChatLine.Parse(line)))
                return;
        if (!session.Closed.IsCompleted)
            await session.WaitForIdleAsync();
    }

    /// <summary>The next line; null at the end of the input or of the session.</summary>
    private async Task<string?> NextAsync(ChannelReader<string> lines, CancellationToken stop)
    {
        var more = lines.WaitToReadAsync(stop).AsTask();
        return await Task.WhenAny(more, session.Closed) == more && await more && lines.TryRead(out var line) ? line : null;
    }

    private async Task<bool> DoAsync(ChatLine line)
    {
        switch (line)
        {
            case ChatLine.Words words:
                var speech = session.GenerateReply(words.Text);
                if (patient)
                    await Task.WhenAny(speech.WaitForPlayoutAsync(), session.Closed);
                break;
            case ChatLine.Interrupt:
                await session.InterruptAsync();
                break;
            case ChatLine.ToAgent to:
                await TransferAsync(to.Name);
                break;
            case ChatLine.Help:
                printer.Note(Commands);
                break;
            case ChatLine.Unknown unknown:
                printer.Note($"There is no command {unknown.Command}: {Commands}.");
                break;
        }

        return line is not ChatLine.Quit;
    }

    private async Task TransferAsync(string? name)
    {
        if (name is null)
        {
            printer.Note($"{session.AgentId} has the conversation. Agents: {string.Join(", ", agents)}.");
            return;
        }

        try
        {
            await session.TransferAsync(name);
            printer.Note($"{session.AgentId} has the conversation.");
        }
        catch (Exception refused) when (refused is UnknownAgentException or InvalidOperationException)
        {
            printer.Note(refused.Message);
        }
    }
}
