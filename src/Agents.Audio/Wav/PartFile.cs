using Microsoft.Win32.SafeHandles;

namespace Agents.Audio;

/// <summary>
/// A file that appears under its name only when it is complete: it is written as <c>name.part</c> and renamed, or removed when
/// disposed before <see cref="Complete"/>.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private readonly string _path;
    private readonly string _part;
    private bool _settled;

    public PartFile(string path)
    {
        _path = path;
        _part = path + ".part";
        Handle = File.OpenHandle(_part, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
    }

    public SafeFileHandle Handle { get; }

    public void Complete()
    {
        Handle.Dispose();
        File.Move(_part, _path, overwrite: true);
        _settled = true;
    }

    public void Dispose()
    {
        if (_settled)
            return;

        _settled = true;
        Handle.Dispose();
        File.Delete(_part);
    }
}
