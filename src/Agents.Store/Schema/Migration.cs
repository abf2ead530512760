using System.Globalization;

namespace Agents.Store;

/// <summary>One step of the schema. A step that was published is never changed.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">What it brings.</param>
/// <param name="Sql">Statements that every engine understands.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>All steps, oldest first: the files <c>NNNN-name.sql</c> beside this one.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. Read().OrderBy(step => step.Number)];

    private static IEnumerable<Migration> Read()
    {
        var assembly = typeof(Migration).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            var number = int.Parse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
            yield return new Migration(number, Path.GetFileNameWithoutExtension(file)[5..], reader.ReadToEnd());
        }
    }
}
