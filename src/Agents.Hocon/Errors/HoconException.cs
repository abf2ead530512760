namespace Agents.Hocon;

/// <summary>HOCON that cannot be used: everything wrong with it that could be found in one go. The message lists each fault on its own line.</summary>
/// <param name="errors">The faults, in the order they were found; at least one.</param>
public sealed class HoconException(IReadOnlyList<HoconError> errors) : FormatException(Describe(errors))
{
    /// <summary>One fault.</summary>
    public HoconException(HoconError error)
        : this([error])
    {
    }

    /// <summary>The faults, in the order they were found.</summary>
    public IReadOnlyList<HoconError> Errors { get; } = errors;

    private static string Describe(IReadOnlyList<HoconError> errors) => string.Join(Environment.NewLine, errors);
}
