namespace Agents.Host.Cli;

/// <summary>What a command reads and writes.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Everything else.</param>
/// <param name="Environment">Reads an environment variable.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, Func<string, string?> Environment)
{
    /// <summary>What is typed. Default: nothing.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Whether a person types, not a file or a program. Default false.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>This process's own.</summary>
    public static Terminal OfProcess { get; } = new(Console.Out, Console.Error, System.Environment.GetEnvironmentVariable)
    {
        Input = Console.In,
        IsInteractive = !Console.IsInputRedirected,
    };
}
