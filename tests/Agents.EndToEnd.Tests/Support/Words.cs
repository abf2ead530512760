namespace Agents.EndToEnd.Tests.Support;

/// <summary>Compares what was said with what was heard.</summary>
internal static class Words
{
    /// <summary>The words of a text, in lower case and without punctuation.</summary>
    public static string[] Of(string text) =>
        [.. text.ToLowerInvariant().Split([' ', '.', ',', '?', '!', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The share of the words said that were heard, each as often as it was said.</summary>
    public static double HeardShare(string said, string heard)
    {
        var left = Of(heard).ToList();
        var words = Of(said);
        return (double)words.Count(left.Remove) / words.Length;
    }
}
