namespace Agents.Hocon;

/// <summary>How far apart two names are, for "did you mean".</summary>
public static class EditDistance
{
    /// <summary>The fewest insertions, deletions, replacements and swaps of neighbours that turn one name into the other. Case does not count.</summary>
    public static int Between(string one, string other)
    {
        var before = new int[other.Length + 1];
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var next = new int[other.Length + 1];
            next[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replace = row[j - 1] + (Same(one[i - 1], other[j - 1]) ? 0 : 1);
                next[j] = Math.Min(replace, Math.Min(row[j], next[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(one[i - 1], other[j - 2]) && Same(one[i - 2], other[j - 1])) next[j] = Math.Min(next[j], before[j - 2] + 1);
            }
            (before, row) = (row, next);
        }
        return row[other.Length];
    }

    /// <summary>The nearest of the candidates, when it is near enough to be meant: at most a third of the name, and at least one edit, may differ.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What there is.</param>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var nearest = candidates.Select(candidate => (candidate, distance: Between(name, candidate))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        return nearest.Item2 <= Math.Max(1, name.Length / 3) ? nearest.Item1 : null;
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
