using System.Buffers;
using System.Globalization;

namespace Agents.Kernel;

/// <summary>What may stand between two slashes of an actor path.</summary>
internal static class PathElement
{
    /// <summary>Symbols that are allowed besides ASCII letters, digits and %-escapes. Akka.Actor.ActorPath.ValidSymbols.</summary>
    public const string Symbols = "\"-_.*$+:@&=,!~';()";

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + Symbols);

    /// <summary>True for a name a user may give: not empty, no leading <c>$</c> (kept for the system), only allowed characters.</summary>
    public static bool IsValid(ReadOnlySpan<char> element)
    {
        if (element.IsEmpty || element[0] == '$')
            return false;

        while (true)
        {
            var odd = element.IndexOfAnyExcept(Plain);
            if (odd < 0)
                return true;
            if (element[odd] != '%' || odd + 2 >= element.Length || !char.IsAsciiHexDigit(element[odd + 1]) || !char.IsAsciiHexDigit(element[odd + 2]))
                return false;
            element = element[(odd + 3)..];
        }
    }

    /// <summary>Takes <c>name#uid</c> apart; the uid is 0 if none is given.</summary>
    public static bool TrySplitUid(ReadOnlySpan<char> element, out ReadOnlySpan<char> name, out long uid)
    {
        uid = 0;
        name = element;
        var hash = element.IndexOf('#');
        if (hash < 0)
            return true;
        name = element[..hash];
        return long.TryParse(element[(hash + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out uid);
    }
}
