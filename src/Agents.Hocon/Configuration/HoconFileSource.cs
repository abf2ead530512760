using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;

namespace Agents.Hocon;

/// <summary>A HOCON file, and what it includes, as a source of configuration.</summary>
public sealed class HoconFileSource : IConfigurationSource
{
    /// <summary>The file; relative to the builder's base path.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the file may be missing. Default false.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether changes of the file, or of any file it includes or would include, are taken over while running. Default false.</summary>
    /// <remarks>A file that is broken after a change changes nothing: the last good values stay, and <see cref="OnReloadFailed"/> is told.</remarks>
    public bool ReloadOnChange { get; init; }

    /// <summary>How long a file must have been quiet before it is read again. Default 250 ms, so that an editor has finished writing.</summary>
    public TimeSpan ReloadDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Told why a changed file was not taken over. Default: nobody.</summary>
    public Action<Exception>? OnReloadFailed { get; init; }

    /// <summary>Where files come from. Default: the builder's provider.</summary>
    public IFileProvider? FileProvider { get; init; }

    /// <summary>What substitutions fall back to. Default: the environment variables of the process.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Measures <see cref="ReloadDelay"/>. Default: the system's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        if (System.IO.Path.IsPathFullyQualified(Path)) return new HoconFileProvider(this, PhysicalFiles.Instance, System.IO.Path.GetFullPath(Path));
        var provider = FileProvider ?? builder.GetFileProvider();
        return provider.GetFileInfo(Path).PhysicalPath is { } physical
            ? new HoconFileProvider(this, PhysicalFiles.Instance, physical)
            : new HoconFileProvider(this, new ProviderFiles(provider), $"/{Path.Replace('\\', '/').TrimStart('/')}");
    }
}
