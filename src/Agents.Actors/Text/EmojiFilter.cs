using System.Globalization;
using System.Text;

namespace Agents.Actors;

/// <summary>Takes emoji out of the text that is spoken; letters, digits, punctuation and other symbols stay.</summary>
public sealed class EmojiFilter : ITextFilter
{
    private char _highSurrogate;

    /// <inheritdoc />
    public string Push(string piece)
    {
        if (_highSurrogate != 0)
            piece = _highSurrogate + piece;
        _highSurrogate = '\0';
        if (piece.Length > 0 && char.IsHighSurrogate(piece[^1]))
        {
            _highSurrogate = piece[^1];
            piece = piece[..^1];
        }
        var kept = new StringBuilder(piece.Length);
        foreach (var rune in piece.EnumerateRunes())
            if (!IsEmoji(rune))
                kept.Append(rune.ToString());
        return kept.ToString();
    }

    /// <inheritdoc />
    public string Flush()
    {
        _highSurrogate = '\0';
        return "";
    }

    private static bool IsEmoji(Rune rune) => rune.Value switch
    {
        0x200D or 0x20E3 or (>= 0xFE00 and <= 0xFE0F) => true,
        (>= 0x1F000 and <= 0x1FAFF) or (>= 0xE0020 and <= 0xE007F) => true,
        (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) or (>= 0x2300 and <= 0x23FF)
            => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol,
        _ => false,
    };
}
