namespace Agents.Hocon;

/// <content>One document over another.</content>
public sealed partial class HoconDocument
{
    /// <summary>This document over another: its settings win, groups of settings are merged. Each value keeps its own place of origin.</summary>
    /// <param name="fallback">What fills the gaps. Both are resolved already: a substitution sees its own document only.</param>
    /// <exception cref="HoconException">One of the two is an array.</exception>
    public HoconDocument WithFallback(HoconDocument fallback) =>
        new(Root.GetObject().WithFallback(fallback.Root.GetObject()), [.. Files.Concat(fallback.Files).Distinct()]);
}
