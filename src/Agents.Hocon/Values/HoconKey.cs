namespace Agents.Hocon;

/// <summary>One setting of a document: a key whose value is not an object with fields.</summary>
/// <param name="Path">Its path expression; elements of arrays by their index.</param>
/// <param name="ConfigurationKey">Its key in <c>IConfiguration</c>: <c>a:b:0</c>.</param>
/// <param name="Origin">Where the key was written; for an element of an array, where the element was.</param>
/// <param name="Value">Its value: a scalar, or an empty object or array.</param>
public sealed record HoconKey(HoconPath Path, string ConfigurationKey, HoconOrigin Origin, HoconValue Value);
