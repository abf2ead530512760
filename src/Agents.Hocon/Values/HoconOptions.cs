namespace Agents.Hocon;

/// <summary>What a document may look at besides its own text.</summary>
public sealed record HoconOptions
{
    /// <summary>What origins and errors call a text that is no file. Default <c>text</c>.</summary>
    public string SourceName { get; init; } = "text";

    /// <summary>Where relative includes of a text are looked for. Default null: a text may only include absolute paths. Files use their own directory.</summary>
    public string? BaseDirectory { get; init; }

    /// <summary>What a substitution falls back to when the document does not define its path. Default: the environment variables of the process.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    internal IHoconFiles Files { get; init; } = PhysicalFiles.Instance;
}
