using Microsoft.Extensions.Configuration;

namespace Agents.Hocon;

/// <summary>Where settings were written. Works on roots and sections alike; keys are relative to the configuration they are asked of.</summary>
public static class HoconOrigins
{
    /// <summary>Where a key was written; null when it is not set, or its effective value comes from elsewhere (an environment variable, the command line).</summary>
    /// <param name="configuration">A root or section.</param>
    /// <param name="key">Such as <c>gateway:listen</c>.</param>
    public static HoconOrigin? OfKey(IConfiguration configuration, string key) => OriginQuery.Ask(configuration, key)?.Key;

    /// <summary>Where its value was written: another place than the key when the value came by substitution. Null as for <see cref="OfKey"/>.</summary>
    /// <param name="configuration">A root or section.</param>
    /// <param name="key">Such as <c>gateway:listen</c>.</param>
    public static HoconOrigin? OfValue(IConfiguration configuration, string key) => OriginQuery.Ask(configuration, key)?.Value;

    /// <summary>The HOCON documents of a configuration, lowest priority first.</summary>
    /// <param name="configuration">A root; also one that chains others.</param>
    public static IReadOnlyList<HoconDocument> Documents(IConfiguration configuration)
        => configuration is IConfigurationRoot root ? root.Providers.SelectMany(Documents).ToArray() : [];

    /// <summary>The error for a setting whose value is wrong: key, value, what is allowed, and where it was written. For hosts that check ranges and relations themselves.</summary>
    /// <param name="configuration">A root or section.</param>
    /// <param name="key">Such as <c>gateway:listen</c>.</param>
    /// <param name="allowed">What is allowed, such as <c>a port from 1 to 65535</c>.</param>
    public static HoconError Fault(IConfiguration configuration, string key, string allowed)
    {
        var name = configuration is IConfigurationSection section ? $"{section.Path}:{key}" : key;
        if (OfValue(configuration, key) is { } origin) return new HoconError(origin, $"{name} is {Quoted(configuration[key])}; allowed is {allowed}");
        return new HoconError(null, configuration[key] is { } value
            ? $"{name} is {Quoted(value)}; allowed is {allowed}. It was not set by a HOCON file but by an environment variable, the command line or code"
            : $"the setting {name} is missing; allowed is {allowed}");
    }

    private static string Quoted(string? value) => value is null ? "null" : $"\"{Shorten.Text(value)}\"";

    private static IEnumerable<HoconDocument> Documents(IConfigurationProvider provider) => provider switch
    {
        HoconProvider { Document: { } document } => [document],
        ChainedConfigurationProvider chained => Documents(chained.Configuration),
        _ => [],
    };
}
