using System.Diagnostics.CodeAnalysis;

namespace Agents.Hocon;

internal delegate bool ValueParser<T>(string text, [MaybeNullWhen(false)] out T value);

/// <summary>How a kind of value is read from text, and how an error message says what is allowed.</summary>
internal sealed record ValueFormat<T>(string Allowed, ValueParser<T> TryParse);
