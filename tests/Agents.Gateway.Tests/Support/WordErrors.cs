namespace Agents.Gateway.Tests;

/// <summary>Counts how many words were heard wrong, left out or made up: the least number of changes from one text to the other.</summary>
internal static class WordErrors
{
    public static int Count(string reference, string heard)
    {
        var (said, got) = (reference.Split(' ', StringSplitOptions.RemoveEmptyEntries), heard.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var row = Enumerable.Range(0, got.Length + 1).ToArray();
        foreach (var word in said)
        {
            var diagonal = row[0]++;
            for (var i = 1; i <= got.Length; i++)
                (diagonal, row[i]) = (row[i], Math.Min(Math.Min(row[i], row[i - 1]) + 1, diagonal + (word == got[i - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
