using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Agents.Host.Pages;

/// <summary>
/// The files of the web pages, which are inside the program. Scripts and styles have addresses with their version, so that browsers keep them for good and never mix
/// two versions; the pages name the version.
/// </summary>
internal sealed class PageAssets
{
    private const string Prefix = "pages/", VersionMark = "{assets}";

    private readonly Dictionary<string, PageAsset> _files;

    public PageAssets()
    {
        var contents = Contents();
        Version = VersionOf(contents);
        _files = contents.ToDictionary(file => file.Key, file => Asset(file.Key, file.Value), StringComparer.Ordinal);
    }

    /// <summary>Names all files together.</summary>
    public string Version { get; }

    /// <summary>All names, such as <c>audio/pcm.js</c>.</summary>
    public IReadOnlyCollection<string> Names => _files.Keys;

    /// <summary>A file; null if there is none of that name.</summary>
    /// <param name="name">Such as <c>audio/pcm.js</c>.</param>
    public PageAsset? Find(string name) => _files.GetValueOrDefault(name);

    private static SortedDictionary<string, byte[]> Contents()
    {
        var assembly = typeof(PageAssets).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));
        return new SortedDictionary<string, byte[]>(names.ToDictionary(name => name[Prefix.Length..], name => Read(assembly, name)), StringComparer.Ordinal);
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string VersionOf(SortedDictionary<string, byte[]> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in contents)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private PageAsset Asset(string name, byte[] content)
    {
        if (name.EndsWith(".html", StringComparison.Ordinal))
            content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(VersionMark, $"assets/{Version}", StringComparison.Ordinal));
        return new PageAsset(content, ContentType(name), $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"The page file '{name}' has a kind '{other}' without a media type."),
    };
}
