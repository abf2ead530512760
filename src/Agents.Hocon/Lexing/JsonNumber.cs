namespace Agents.Hocon;

/// <summary>Numbers as JSON writes them.</summary>
internal static class JsonNumber
{
    /// <summary>How many characters from the start of <paramref name="text"/> are a JSON number; 0 when none.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var at = text is ['-', ..] ? 1 : 0;
        var whole = Digits(text[at..]);
        if (whole == 0 || (whole > 1 && text[at] == '0')) return 0;
        at += whole;
        at += Fraction(text[at..]);
        return at + Exponent(text[at..]);
    }

    public static bool IsWhole(ReadOnlySpan<char> text) => text.Length > 0 && Length(text) == text.Length;

    private static int Fraction(ReadOnlySpan<char> text)
        => text is ['.', ..] && Digits(text[1..]) is > 0 and var digits ? digits + 1 : 0;

    private static int Exponent(ReadOnlySpan<char> text)
    {
        if (text is not (['e' or 'E', ..])) return 0;
        var sign = text.Length > 1 && text[1] is '+' or '-' ? 1 : 0;
        var digits = Digits(text[(1 + sign)..]);
        return digits == 0 ? 0 : 1 + sign + digits;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }
}
