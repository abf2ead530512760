namespace Agents.Hocon;

/// <summary>Where included files come from.</summary>
internal interface IHoconFiles
{
    /// <summary>The full path of a name written in a file; null when the name is relative and the text that includes it has no path.</summary>
    string? Resolve(string? includingPath, string name);

    /// <summary>The bytes; null when there is no such file.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is there and must not be read.</exception>
    byte[]? Read(string path);

    /// <summary>Calls back, on any thread and perhaps more than once, when one of the files may have changed, appeared or gone.</summary>
    IDisposable Watch(IEnumerable<string> paths, Action changed);
}
