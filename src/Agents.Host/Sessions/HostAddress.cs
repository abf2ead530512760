using Agents.Host.Cli;

namespace Agents.Host.Sessions;

/// <summary>The host whose sessions are steered.</summary>
/// <param name="Url">Its address, ending in a slash.</param>
/// <param name="Key">The key to show; null: none.</param>
internal sealed record HostAddress(Uri Url, string? Key)
{
    /// <summary>Where <c>agents serve</c> listens when nothing is said.</summary>
    public const string Default = "http://127.0.0.1:8080";

    /// <summary>Decides by the command line, then the environment (<c>AGENTS_URL</c>, <c>AGENTS_API_KEY</c>), then <see cref="Default"/>. Pure.</summary>
    /// <param name="url">The value of <c>--url</c>, or null.</param>
    /// <param name="key">The value of <c>--key</c>, or null.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="UsageException">The address is none, or would send the key in the clear to another machine.</exception>
    public static HostAddress From(string? url, string? key, Func<string, string?> environment)
    {
        var (text, source) = (url, environment("AGENTS_URL")) switch
        {
            ({ Length: > 0 } given, _) => (given, "--url"),
            (_, { Length: > 0 } set) => (set, "AGENTS_URL"),
            _ => (Default, "the default"),
        };
        if (!Uri.TryCreate(text, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            throw new UsageException($"{source} '{text}' is not the address of a host: write one such as {Default} or https://voice.example.com.");
        var shown = string.IsNullOrEmpty(key) ? environment("AGENTS_API_KEY") : key;
        if (!string.IsNullOrEmpty(shown) && parsed is { Scheme: "http", IsLoopback: false })
            throw new UsageException($"{source} '{text}' would send the key unencrypted to another machine: write https://, or leave the key out.");
        return new HostAddress(new Uri(parsed.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"), string.IsNullOrEmpty(shown) ? null : shown);
    }
}
