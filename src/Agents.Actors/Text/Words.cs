using System.Globalization;
using System.Text;

namespace Agents.Actors;

/// <summary>Words of a text, for counting and comparing: by spaces, and character by character in languages that write none.</summary>
internal static class Words
{
    /// <summary>The words without punctuation around them; each CJK character is a word.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsCjk(rune))
            {
                Flush();
                words.Add(rune.ToString());
            }
            else if (Rune.IsLetterOrDigit(rune) || rune.Value is '\'' or '’' or '-'
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                word.Append(rune.Value == '’' ? "'" : rune.ToString());
            else
                Flush();
        }
        Flush();
        return words;

        void Flush()
        {
            var bare = word.ToString().Trim('\'', '-');
            if (bare.Length > 0)
                words.Add(bare);
            word.Clear();
        }
    }

    public static int Count(string text) => Split(text).Count;

    /// <summary>Same words, whatever the case and punctuation (voice-session.md G5).</summary>
    public static bool Same(string left, string right) => Split(left).SequenceEqual(Split(right), StringComparer.OrdinalIgnoreCase);

    private static bool IsCjk(Rune rune)
        => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
