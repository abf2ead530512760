namespace Agents.Messages;

/// <summary>
/// A value that must not get into logs: what a caller said, a key. It prints its length only; <see cref="Value"/> has the thing itself.
/// </summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Value">The value.</param>
public readonly record struct Sensitive<T>(T Value)
{
    /// <summary><c>[n chars]</c> for text, <c>[hidden]</c> for anything else.</summary>
    public override string ToString() => Value is string text ? $"[{text.Length} chars]" : "[hidden]";
}

/// <summary>Makes <see cref="Sensitive{T}"/> values without naming the type.</summary>
public static class Sensitive
{
    /// <summary>Wraps a value.</summary>
    public static Sensitive<T> Of<T>(T value) => new(value);
}
