namespace Agents.Actors;

/// <summary>Session options or an agent definition break one or more rules; nothing was started.</summary>
/// <param name="faults">Every broken rule: the setting, its value and what is allowed.</param>
public sealed class SessionOptionsException(IReadOnlyList<string> faults) : ArgumentException(string.Join(' ', faults))
{
    /// <summary>Every broken rule: the setting, its value and what is allowed.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
