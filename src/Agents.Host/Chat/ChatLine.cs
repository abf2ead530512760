namespace Agents.Host.Chat;

/// <summary>What a line typed at <c>agents console</c> means.</summary>
internal abstract record ChatLine
{
    private ChatLine()
    {
    }

    /// <summary>Reads a line. Pure.</summary>
    public static ChatLine Parse(string line)
    {
        var text = line.Trim();
        if (text.Length == 0)
            return new Nothing();
        if (text[0] != '/' || text.StartsWith("//", StringComparison.Ordinal))
            return new Words(text[0] == '/' ? text[1..] : text);
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        return (words[0], words.ElementAtOrDefault(1)) switch
        {
            ("/quit", null) => new Quit(),
            ("/interrupt", null) => new Interrupt(),
            ("/help", null) => new Help(),
            ("/agent", var name) => new ToAgent(name),
            _ => new Unknown(words[0]),
        };
    }

    /// <summary>Something said to the agent.</summary>
    internal sealed record Words(string Text) : ChatLine;

    /// <summary>An empty line.</summary>
    internal sealed record Nothing : ChatLine;

    /// <summary>The end.</summary>
    internal sealed record Quit : ChatLine;

    /// <summary>The agent shall stop.</summary>
    internal sealed record Interrupt : ChatLine;

    /// <summary>What can be typed.</summary>
    internal sealed record Help : ChatLine;

    /// <summary>Another agent shall take over; without a name: who there is.</summary>
    internal sealed record ToAgent(string? Name) : ChatLine;

    /// <summary>A command that there is not, or one with too many words.</summary>
    internal sealed record Unknown(string Command) : ChatLine;
}
