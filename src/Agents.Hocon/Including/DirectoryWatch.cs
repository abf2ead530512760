namespace Agents.Hocon;

/// <summary>
/// Watches files through their directories, so that files that do not exist yet, editors that save by renaming, and the
/// <c>..data</c> link that Kubernetes swaps when it updates a mounted ConfigMap are all noticed.
/// </summary>
internal sealed class DirectoryWatch : IDisposable
{
    private const string MountedData = "..data";

    private readonly List<FileSystemWatcher> _watchers = [];

    public DirectoryWatch(IEnumerable<string> paths, Action changed)
    {
        foreach (var directory in paths.GroupBy(path => Path.GetDirectoryName(path)!).Where(group => Directory.Exists(group.Key)))
        {
            var names = directory.Select(path => Path.GetFileName(path)).Append(MountedData).ToHashSet(StringComparer.Ordinal);
            _watchers.Add(Watch(directory.Key, name => name is null || names.Contains(name), changed));
        }
    }

    public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());

    private static FileSystemWatcher Watch(string directory, Func<string?, bool> matters, Action changed)
    {
        var watcher = new FileSystemWatcher(directory) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.CreationTime };
        FileSystemEventHandler onChange = (_, change) =>
        {
            if (matters(change.Name)) changed();
        };
        watcher.Changed += onChange;
        watcher.Created += onChange;
        watcher.Deleted += onChange;
        watcher.Renamed += (_, change) =>
        {
            if (matters(change.Name) || matters(change.OldName)) changed();
        };
        watcher.Error += (_, _) => changed();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
