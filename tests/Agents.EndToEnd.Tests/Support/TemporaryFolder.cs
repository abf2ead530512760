namespace Agents.EndToEnd.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agents-test-");

    /// <summary>A file in it.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The names of what is in it.</summary>
    public string[] Names => [.. _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order()];

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);
}
