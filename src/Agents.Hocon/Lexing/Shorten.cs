namespace Agents.Hocon;

/// <summary>Keeps error messages readable whatever the value is.</summary>
internal static class Shorten
{
    private const int Length = 60;

    public static string Text(string text)
    {
        var line = text.ReplaceLineEndings("⏎");
        return line.Length <= Length ? line : $"{line[..Length]}…";
    }
}
