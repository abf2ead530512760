using Agents.Actors;
using Agents.Messages;

namespace Agents.Host.Chat.Output;

/// <summary>Writes the agent's side of a chat as it comes. Usable from any thread.</summary>
internal sealed class ChatPrinter(TextWriter output, TextWriter error)
{
    private readonly Lock _gate = new();
    private bool _midLine;

    /// <summary>The agent says some more.</summary>
    public void Piece(string text)
    {
        if (text.Length == 0)
            return;
        lock (_gate)
        {
            output.Write(Printable(text));
            output.Flush();
            _midLine = true;
        }
    }

    /// <summary>Something happened in the session.</summary>
    public void Event(SessionEvent happened)
    {
        switch (happened)
        {
            case ConversationItemAdded { Item: ChatMessage { Role: ChatRole.Assistant } said }:
                EndOfAnswer(said);
                break;
            case SessionError { Recoverable: false } failure:
                Note($"[{failure.Error.Error.Message}]");
                break;
        }
    }

    /// <summary>A line that is not the agent's, on standard error.</summary>
    public void Note(string text)
    {
        lock (_gate)
        {
            EndLine();
            error.WriteLine(Printable(text));
            error.Flush();
        }
    }

    private void EndOfAnswer(ChatMessage said)
    {
        lock (_gate)
        {
            if (!_midLine && said.Text is { Length: > 0 } whole)
                output.Write(Printable(whole)); // said by the program, not by the model
            if (said.Interrupted)
                output.Write(" …");
            output.WriteLine();
            output.Flush();
            _midLine = false;
        }
    }

    private void EndLine()
    {
        if (_midLine)
            output.WriteLine();
        _midLine = false;
    }

    private static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) && letter != '\n' ? ' ' : letter));
}
