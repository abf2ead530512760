using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Agents.Hocon;

/// <summary>Files of an <see cref="IFileProvider"/> that are not on disk, such as embedded resources. Paths begin with <c>/</c>, the provider's root.</summary>
internal sealed class ProviderFiles(IFileProvider provider) : IHoconFiles
{
    private static readonly Uri Root = new("provider:///");

    public string? Resolve(string? includingPath, string name)
        => Uri.UnescapeDataString(new Uri(new Uri(Root, Escape(includingPath ?? "/")), Escape(name)).AbsolutePath);

    public byte[]? Read(string path)
    {
        var file = provider.GetFileInfo(path);
        if (!file.Exists || file.IsDirectory) return null;
        using var stream = file.CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public IDisposable Watch(IEnumerable<string> paths, Action changed)
        => new Registrations(paths.Select(path => ChangeToken.OnChange(() => provider.Watch(path), changed)).ToArray());

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private sealed class Registrations(IDisposable[] all) : IDisposable
    {
        public void Dispose() => Array.ForEach(all, one => one.Dispose());
    }
}
