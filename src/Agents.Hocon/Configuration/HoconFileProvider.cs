namespace Agents.Hocon;

/// <summary>Configuration from a HOCON file. Reloads all or nothing.</summary>
public sealed class HoconFileProvider : HoconProvider, IDisposable
{
    private readonly HoconFileSource _source;
    private readonly IHoconFiles _files;
    private readonly string _path;
    private readonly ITimer? _quiet;
    private readonly Lock _loading = new();
    private IDisposable? _watch;
    private bool _disposed;

    internal HoconFileProvider(HoconFileSource source, IHoconFiles files, string path)
    {
        _source = source;
        _files = files;
        _path = path;
        if (source.ReloadOnChange) _quiet = source.TimeProvider.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="HoconException">It cannot be used; all faults found are in it.</exception>
    /// <exception cref="FileNotFoundException">It is missing and not optional.</exception>
    public override void Load()
    {
        lock (_loading)
        {
            Watch([_path]);
            Read();
        }
    }

    /// <summary>Stops watching.</summary>
    public void Dispose()
    {
        lock (_loading)
        {
            _disposed = true;
            _quiet?.Dispose();
            _watch?.Dispose();
        }
    }

    private void Read()
    {
        var bytes = _files.Read(_path);
        if (bytes is null && !_source.Optional) throw new FileNotFoundException($"The HOCON file '{_path}' does not exist.", _path);
        Use(bytes is null ? null : HoconDocument.Read(_path, bytes, new HoconOptions { Environment = _source.Environment, Files = _files }));
        Watch(Document?.Files.Select(file => file.Path).ToArray() ?? [_path]);
    }

    /// <summary>The new watch begins before the old one ends, so that no change falls between them.</summary>
    private void Watch(IReadOnlyList<string> paths)
    {
        if (_quiet is null) return;
        var before = _watch;
        _watch = _files.Watch(paths, () => _quiet.Change(_source.ReloadDelay, Timeout.InfiniteTimeSpan));
        before?.Dispose();
    }

    private void Reload()
    {
        lock (_loading)
        {
            if (_disposed) return;
            try
            {
                Read();
            }
            catch (Exception exception) when (exception is HoconException or IOException or UnauthorizedAccessException)
            {
                _source.OnReloadFailed?.Invoke(exception);
                return;
            }
        }
        OnReload();
    }
}
