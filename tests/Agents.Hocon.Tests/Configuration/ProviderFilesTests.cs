using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Agents.Hocon.Tests.Configuration;

/// <summary>Files that are not on disk, such as embedded resources.</summary>
public class ProviderFilesTests
{
    [Fact]
    public void Includes_are_found_beside_the_file_in_the_same_provider()
    {
        var memory = new MemoryFiles { ["/etc/a b.conf"] = "include \"sub/b.conf\"", ["/etc/sub/b.conf"] = "include \"../c\", b = 1", ["/etc/c.conf"] = "c = 2" };

        var configuration = new ConfigurationBuilder().Add(new HoconFileSource { Path = "etc/a b.conf", FileProvider = memory }).Build();

        configuration["b"].ShouldBe("1");
        configuration["c"].ShouldBe("2");
        HoconOrigins.OfKey(configuration, "c").ShouldBe(new HoconOrigin("/etc/c.conf", 1, 1));
    }

    [Fact]
    public void A_circle_is_found_there_as_well()
    {
        var memory = new MemoryFiles { ["/a.conf"] = "include \"a.conf\"" };

        Should.Throw<HoconException>(() => new ConfigurationBuilder().Add(new HoconFileSource { Path = "a.conf", FileProvider = memory }).Build())
            .Message.ShouldBe("/a.conf:1:1: include cycle: /a.conf → /a.conf");
    }

    private sealed class MemoryFiles : Dictionary<string, string>, IFileProvider
    {
        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IFileInfo GetFileInfo(string subpath)
            => TryGetValue("/" + subpath.TrimStart('/'), out var text) ? new MemoryFile(subpath, text) : new NotFoundFileInfo(subpath);

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }

    private sealed class MemoryFile(string name, string text) : IFileInfo
    {
        public bool Exists => true;

        public long Length => text.Length;

        public string? PhysicalPath => null;

        public string Name => name;

        public DateTimeOffset LastModified => default;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
