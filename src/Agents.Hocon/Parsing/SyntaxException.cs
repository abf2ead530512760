namespace Agents.Hocon;

/// <summary>Leaves the member or element that cannot be read any further. The fault is in the error list already; never leaves the parser.</summary>
internal sealed class SyntaxException : Exception;
