using System.Globalization;

namespace Agents.Hocon;

/// <summary>The character classes of the specification, sections "Whitespace" and "Unquoted strings".</summary>
internal static class Characters
{
    private const string Forbidden = "$\"{}[]:=,+#`^?!@*&\\";
    private const char ByteOrderMark = '\uFEFF';

    public static bool IsNewline(char c) => c == '\n';

    /// <summary>Whitespace other than the newline, which separates.</summary>
    public static bool IsSpace(char c) => c switch
    {
        '\n' => false,
        ' ' or '\t' or '\v' or '\f' or '\r' or ByteOrderMark or (>= '\u001C' and <= '\u001F') => true,
        < '\u0080' => false,
        _ => char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    public static bool MayBeUnquoted(char c) => !Forbidden.Contains(c) && !IsNewline(c) && !IsSpace(c);
}
