namespace Agents.Kernel.TestKit;

/// <summary>What the text and source of a log event should look like.</summary>
internal sealed record TextFilter(string? Message, string? Start, string? Contains, string? Source)
{
    public bool Matches(LogEvent log) => Matches(log.Message.ToString() ?? "", log.LogSource);

    public bool Matches(string text, string source) =>
        (Message is null || text == Message)
        && (Start is null || text.StartsWith(Start, StringComparison.Ordinal))
        && (Contains is null || text.Contains(Contains, StringComparison.Ordinal))
        && (Source is null || source == Source);

    public override string ToString()
    {
        (string Name, string? Value)[] all = [("message", Message), ("start", Start), ("contains", Contains), ("source", Source)];
        return string.Join(", ", all.Where(part => part.Value is not null).Select(part => $"{part.Name} \"{part.Value}\""));
    }
}
