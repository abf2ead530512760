using System.Text;

namespace Agents.Actors;

/// <summary>
/// Estimates the syllables of a word: groups of vowels, a silent English "e" left out, CJK characters one each, digits by their spoken
/// length.
/// </summary>
internal static class Syllables
{
    private const string Vowels = "aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûüýÿ";

    public static int Count(string word)
    {
        var groups = 0;
        var inVowels = false;
        var letters = false;
        foreach (var rune in word.EnumerateRunes())
        {
            var vowel = rune.IsBmp && Vowels.Contains(char.ToLowerInvariant((char)rune.Value));
            if (vowel ? !inVowels : Rune.IsDigit(rune) || (Rune.IsLetter(rune) && rune.Value >= 0x2E80))
                groups++;
            inVowels = vowel;
            letters |= Rune.IsLetterOrDigit(rune);
        }
        var bare = word.TrimEnd(' ', '.', ',', '!', '?', ';', ':', '"', '\n');
        if (groups > 1 && bare.EndsWith('e') && !bare.EndsWith("le", StringComparison.Ordinal) && !Vowels.Contains(bare[^2]))
            groups--;
        return groups == 0 && letters ? 1 : groups;
    }
}
