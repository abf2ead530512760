namespace Agents.Gateway;

/// <summary>A program that recognises or speaks: one reads WAV and writes text, the other reads text and writes WAV.</summary>
/// <remarks>
/// The program is started without a shell, once for each utterance or sentence; what callers say reaches it on its standard input only, never as
/// an argument. Commands come from configuration, never from a client.
/// </remarks>
/// <param name="Name">The model name is <c>command/name</c>.</param>
/// <param name="Arguments">The program and its arguments.</param>
public sealed record CommandSettings(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>The longest it may run, then it is ended. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most it may write, in bytes. Default 64 MiB.</summary>
    public int MaxOutputBytes { get; init; } = 64 << 20;

    /// <summary>The most address space it may use, in bytes. Default 4 GiB.</summary>
    public long MaxMemoryBytes { get; init; } = 4L << 30;

    internal string Model => $"command/{Name}";
}
