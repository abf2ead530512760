namespace Agents.Hocon;

/// <summary>One field of an object.</summary>
/// <param name="Name">The key: one element of a path.</param>
/// <param name="Origin">Where the key was written, the last time if there were several.</param>
/// <param name="Value">Its value.</param>
public sealed record HoconField(string Name, HoconOrigin Origin, HoconValue Value);
