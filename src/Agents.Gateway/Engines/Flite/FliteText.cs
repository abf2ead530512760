using System.Globalization;
using System.Text;

namespace Agents.Gateway;

/// <summary>Prepares text for flite, which reads ASCII only. Pure.</summary>
internal static class FliteText
{
    /// <summary>The text in ASCII: accents dropped, typographic marks made plain, everything else a space.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark) continue;
            plain.Append(rune.Value switch
            {
                '‘' or '’' or '′' => "'",
                '“' or '”' or '„' or '«' or '»' => "\"",
                '–' or '—' => ", ",
                '…' => "...",
                'ß' => "ss",
                '€' => " euros ",
                '£' => " pounds ",
                >= ' ' and < 127 => rune.ToString(),
                _ => " ",
            });
        }

        return plain.ToString().Trim();
    }

    /// <summary>Gives spoken words the writing of the original text, when flite cut the text into the same words.</summary>
    public static IReadOnlyList<SpokenWord> AsWritten(string text, IReadOnlyList<SpokenWord> spoken)
    {
        var written = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return written.Length == spoken.Count ? [.. spoken.Select((word, i) => word with { Word = written[i] })] : spoken;
    }
}
