using Microsoft.Extensions.Configuration;

namespace Agents.Hocon;

/// <summary>
/// Typed settings with HOCON's units, whatever provider they come from. A wrong value is a <see cref="HoconException"/> that names the key, the value, what is
/// allowed, and file, line and column when HOCON set it. Without a default value a missing setting is one, too.
/// </summary>
public static class HoconConfigurationExtensions
{
    /// <summary>A duration such as <c>250 ms</c>; milliseconds without a unit. See <see cref="DurationFormat"/>.</summary>
    /// <exception cref="HoconException">It is missing or no duration.</exception>
    public static TimeSpan GetDuration(this IConfiguration configuration, string key) => Required(configuration, key, Formats.Duration);

    /// <inheritdoc cref="GetDuration(IConfiguration, string)"/>
    public static TimeSpan GetDuration(this IConfiguration configuration, string key, TimeSpan defaultValue) => Optional(configuration, key, Formats.Duration, defaultValue);

    /// <summary>A size in bytes such as <c>64 KiB</c>. See <see cref="SizeFormat"/>.</summary>
    /// <exception cref="HoconException">It is missing or no size.</exception>
    public static long GetSize(this IConfiguration configuration, string key) => Required(configuration, key, Formats.Size);

    /// <inheritdoc cref="GetSize(IConfiguration, string)"/>
    public static long GetSize(this IConfiguration configuration, string key, long defaultValue) => Optional(configuration, key, Formats.Size, defaultValue);

    /// <summary>true, yes, on, false, no or off.</summary>
    /// <exception cref="HoconException">It is missing or none of these.</exception>
    public static bool GetBoolean(this IConfiguration configuration, string key) => Required(configuration, key, Formats.Boolean);

    /// <inheritdoc cref="GetBoolean(IConfiguration, string)"/>
    public static bool GetBoolean(this IConfiguration configuration, string key, bool defaultValue) => Optional(configuration, key, Formats.Boolean, defaultValue);

    /// <summary>A whole number of 32 bits.</summary>
    /// <exception cref="HoconException">It is missing or none.</exception>
    public static int GetInt32(this IConfiguration configuration, string key) => Required(configuration, key, Formats.Int32);

    /// <inheritdoc cref="GetInt32(IConfiguration, string)"/>
    public static int GetInt32(this IConfiguration configuration, string key, int defaultValue) => Optional(configuration, key, Formats.Int32, defaultValue);

    /// <summary>A whole number of 64 bits.</summary>
    /// <exception cref="HoconException">It is missing or none.</exception>
    public static long GetInt64(this IConfiguration configuration, string key) => Required(configuration, key, Formats.Int64);

    /// <inheritdoc cref="GetInt64(IConfiguration, string)"/>
    public static long GetInt64(this IConfiguration configuration, string key, long defaultValue) => Optional(configuration, key, Formats.Int64, defaultValue);

    /// <summary>A number.</summary>
    /// <exception cref="HoconException">It is missing or none.</exception>
    public static double GetDouble(this IConfiguration configuration, string key) => Required(configuration, key, Formats.Double);

    /// <inheritdoc cref="GetDouble(IConfiguration, string)"/>
    public static double GetDouble(this IConfiguration configuration, string key, double defaultValue) => Optional(configuration, key, Formats.Double, defaultValue);

    /// <summary>Text.</summary>
    /// <exception cref="HoconException">It is missing.</exception>
    public static string GetText(this IConfiguration configuration, string key) => Required(configuration, key, Formats.Text);

    /// <inheritdoc cref="GetText(IConfiguration, string)"/>
    public static string GetText(this IConfiguration configuration, string key, string defaultValue) => Optional(configuration, key, Formats.Text, defaultValue);

    private static T Required<T>(IConfiguration configuration, string key, ValueFormat<T> format)
        => configuration[key] is { } text && format.TryParse(text, out var value) ? value : throw Wrong(configuration, key, format);

    private static T Optional<T>(IConfiguration configuration, string key, ValueFormat<T> format, T defaultValue)
    {
        if (configuration[key] is not { } text) return defaultValue;
        return format.TryParse(text, out var value) ? value : throw Wrong(configuration, key, format);
    }

    private static HoconException Wrong<T>(IConfiguration configuration, string key, ValueFormat<T> format) => new(HoconOrigins.Fault(configuration, key, format.Allowed));
}
