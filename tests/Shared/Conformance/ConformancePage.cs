using System.Text;

namespace Agents.Shared.Tests;

/// <summary>
/// A page of docs that tables what tests prove: written anew from the results of a run, else compared with what is committed, taking all tests as passed.
/// </summary>
internal abstract class ConformancePage
{
    /// <summary>Names the folder with the result files of a run; when set, the page is written instead of compared.</summary>
    public const string ResultsVariable = "CONFORMANCE_RESULTS";

    private readonly TestResults? _results = Environment.GetEnvironmentVariable(ResultsVariable) is { } folder ? TestResults.Read(folder) : null;
    private bool _assumePassed;

    /// <summary>What is being written.</summary>
    protected StringBuilder Text { get; } = new();

    /// <summary>Writes the page if there are results, and compares it.</summary>
    /// <param name="file">The page, from the root of the repository.</param>
    public void ShouldBeCurrent(string file)
    {
        var path = Path.Combine(Root(), file);
        if (_results is not null)
            File.WriteAllText(path, Generate());
        _assumePassed = true;
        File.ReadAllText(path).ShouldBe(Generate(), "Write it anew: ./agents conformance");
    }

    /// <summary>Writes the whole page into <see cref="Text"/>.</summary>
    protected abstract void Write();

    /// <summary>Adds a row of a table.</summary>
    protected void Row(params object[] cells) => Text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>Whether there are tests and all of them passed.</summary>
    protected string Pass(IEnumerable<string> tests) => tests.Any() && tests.All(Passed) ? "yes" : "**no**";

    /// <summary>The tests as <c>Class.Method</c>, one per line.</summary>
    protected static string Names(IEnumerable<string> tests) => string.Join("<br>", tests.Select(test => $"`{string.Join('.', test.Split('.')[^2..])}`"));

    private bool Passed(string test) => _assumePassed || _results!.Passed(test);

    private string Generate()
    {
        Text.Clear();
        Write();
        return Text.ToString();
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Agents.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Agents.sln is not above the test's folder.");
        return folder;
    }
}
