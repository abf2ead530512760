namespace Agents.EndToEnd.Tests.Support;

/// <summary>Where the tests' files are.</summary>
internal static class Files
{
    /// <summary>A recording of <c>samples/audio</c>.</summary>
    public static string Sample(string name) => Path.Combine(Root, "samples", "audio", name);

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A recording of human speech, from the Debian package <c>pocketsphinx-testdata</c>.</summary>
    public static string Human(string name)
    {
        var found = Directory.Exists("/usr/share/pocketsphinx")
            ? Directory.EnumerateFiles("/usr/share/pocketsphinx", name, SearchOption.AllDirectories).FirstOrDefault()
            : null;
        return found ?? throw new FileNotFoundException($"{name} is missing: run ./agents setup, or apt-get install pocketsphinx-testdata.");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Agents.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No Agents.sln above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }
}
