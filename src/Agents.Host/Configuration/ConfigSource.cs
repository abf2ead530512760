using Agents.Hocon;

namespace Agents.Host.Configuration;

/// <summary>Where settings come from, so that they can be read again.</summary>
/// <param name="Path">The file; null: none.</param>
/// <param name="Over">The command line as settings; it wins over the file.</param>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="Settings">What they were at the start.</param>
internal sealed record ConfigSource(string? Path, HoconDocument Over, Func<string, string?> Environment, HostSettings Settings)
{
    /// <summary>Reads everything.</summary>
    /// <exception cref="HoconException">A setting is not known or its value is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ConfigSource Load(string? path, HoconDocument over, Func<string, string?> environment) =>
        new(path, over, environment, HostFile.Load(path, over, environment));
}
