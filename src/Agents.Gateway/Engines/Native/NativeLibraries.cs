using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Agents.Gateway;

/// <summary>Loads native libraries by the versioned names that Debian's runtime packages install, without their development packages.</summary>
internal static class NativeLibraries
{
    public const string Flite = "flite";
    public const string PocketSphinx = "pocketsphinx";
    public const string SphinxBase = "sphinxbase";

    private static readonly ConcurrentDictionary<string, nint> Loaded = new();

    private static readonly Dictionary<string, string> Files = new()
    {
        [Flite] = "libflite.so.1",
        [PocketSphinx] = "libpocketsphinx.so.3",
        [SphinxBase] = "libsphinxbase.so.3",
    };

    static NativeLibraries() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);

    /// <summary>Loads a library, or returns the one loaded before.</summary>
    /// <param name="engine">The engine that needs it, for the error.</param>
    /// <param name="library">One of the names above, or a file name.</param>
    /// <param name="package">The Debian packages to install.</param>
    /// <exception cref="EngineUnavailableException">It is not on this machine.</exception>
    public static nint Require(string engine, string library, string package)
    {
        if (Loaded.TryGetValue(library, out var known)) return known;
        var file = Files.GetValueOrDefault(library, library);
        if (!NativeLibrary.TryLoad(file, out var handle))
            throw new EngineUnavailableException(engine, $"the library {file} cannot be loaded", $"Install it: apt-get install {package}");
        return Loaded[library] = handle;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => Loaded.GetValueOrDefault(name);
}
