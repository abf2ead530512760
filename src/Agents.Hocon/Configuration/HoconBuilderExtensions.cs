using Microsoft.Extensions.Configuration;

namespace Agents.Hocon;

/// <summary>HOCON for <see cref="IConfigurationBuilder"/>. Keys become <c>a:b:c</c>, elements of arrays <c>a:0</c>; sources added later win.</summary>
public static class HoconBuilderExtensions
{
    /// <summary>Adds a file and what it includes.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The file, absolute or relative to the builder's base path.</param>
    /// <param name="optional">Whether it may be missing.</param>
    /// <param name="reloadOnChange">Whether changes are taken over while running.</param>
    public static IConfigurationBuilder AddHoconFile(this IConfigurationBuilder builder, string path, bool optional = false, bool reloadOnChange = false)
        => builder.Add(new HoconFileSource { Path = path, Optional = optional, ReloadOnChange = reloadOnChange });

    /// <summary>Adds UTF-8 text from a stream, which is read to its end when the configuration is built.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="stream">The bytes.</param>
    /// <param name="options">Name, base directory and environment; null for the defaults.</param>
    public static IConfigurationBuilder AddHoconStream(this IConfigurationBuilder builder, Stream stream, HoconOptions? options = null)
        => builder.Add(new HoconTextSource(() => HoconDocument.Parse(stream, options)));

    /// <summary>Adds a text.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="text">HOCON.</param>
    /// <param name="options">Name, base directory and environment; null for the defaults.</param>
    public static IConfigurationBuilder AddHoconText(this IConfigurationBuilder builder, string text, HoconOptions? options = null)
        => builder.Add(new HoconTextSource(() => HoconDocument.Parse(text, options)));
}
