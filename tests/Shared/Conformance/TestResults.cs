using System.Xml.Linq;

namespace Agents.Shared.Tests;

/// <summary>Which tests passed in a run, from the result files (<c>.trx</c>) it left in a folder.</summary>
internal sealed class TestResults
{
    private readonly Dictionary<string, bool> _passed = [];

    private TestResults()
    {
    }

    /// <summary>Reads all result files of a folder.</summary>
    public static TestResults Read(string folder)
    {
        var results = new TestResults();
        foreach (var file in Directory.EnumerateFiles(folder, "*.trx"))
        {
            foreach (var result in XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "UnitTestResult"))
                results.Add((string)result.Attribute("testName")!, (string?)result.Attribute("outcome") == "Passed");
        }
        return results;
    }

    /// <summary>True when the test ran and each of its cases passed.</summary>
    public bool Passed(string name) => _passed.GetValueOrDefault(name);

    private void Add(string name, bool passed)
    {
        var bare = name.Split('(')[0];
        _passed[bare] = passed && _passed.GetValueOrDefault(bare, true);
    }
}
