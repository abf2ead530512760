namespace Agents.Hocon;

/// <summary>Files of the file system. The working directory plays no part: relative names are looked for beside the file that includes them.</summary>
internal sealed class PhysicalFiles : IHoconFiles
{
    public static readonly PhysicalFiles Instance = new();

    public string? Resolve(string? includingPath, string name)
    {
        if (Path.IsPathFullyQualified(name)) return Path.GetFullPath(name);
        return Path.GetDirectoryName(includingPath) is { } directory ? Path.GetFullPath(name, directory) : null;
    }

    public byte[]? Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    public IDisposable Watch(IEnumerable<string> paths, Action changed) => new DirectoryWatch(paths, changed);
}
