using System.Globalization;

namespace Agents.Inference;

/// <summary>Environment variables that switch on what only developers want (protocol 1.3).</summary>
internal static class DebugVariable
{
    /// <summary>True for a whole number other than 0.</summary>
    public static bool IsOn(string? value) => int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number != 0;
}
