using System.Text.Json;
using Agents.Gateway;
using Agents.Hocon;
using Agents.Host.Services;
using Agents.Host.Cli;

namespace Agents.Host.Gateway;

/// <summary>What the command line says about the gateway; what it does not say is in the file, and what is not there either in the defaults.</summary>
/// <param name="Config">Path of the settings, or null.</param>
/// <param name="Port">Port, or null.</param>
/// <param name="Host">IP address, or null.</param>
/// <param name="LlmUrl">Model server, or null.</param>
/// <param name="Faults">Fault rules; none leaves those of the file.</param>
/// <param name="Script">Path of a script, or null.</param>
internal sealed record GatewayFlags(string? Config, int? Port, string? Host, string? LlmUrl, IReadOnlyList<string> Faults, string? Script)
{
    /// <summary>The gateway's options; the engines in them are the caller's to dispose.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="UsageException">A file cannot be read, or a setting is not known or wrong: each with file, line, value and what is allowed.</exception>
    public GatewayOptions ToOptions(Func<string, string?> environment)
    {
        var options = Read(GatewaySetup.Scripted(Script), environment);
        return options with
        {
            Port = Port ?? options.Port,
            Address = Host ?? options.Address,
            Keys = Keys(options.Keys ?? new Dictionary<string, string>(), environment),
            Faults = Faults.Count > 0 ? GatewaySetup.Faults(Faults) : options.Faults,
        };
    }

    private GatewayOptions Read(IReadOnlyList<IEngine> scripted, Func<string, string?> environment)
    {
        try
        {
            return GatewayFile.Read(Server().WithFallback(File(environment)), scripted, environment);
        }
        catch (HoconException wrong)
        {
            throw new UsageException(string.Join("; ", wrong.Errors));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The settings {Config} cannot be read: {failure.Message}");
        }
    }

    private HoconDocument File(Func<string, string?> environment)
    {
        var options = new HoconOptions { Environment = environment };
        return Config is null ? HoconDocument.Parse("", options) : HoconDocument.Load(Config, options);
    }

    /// <summary>The model server as a setting, so that it is checked like one of the file.</summary>
    private HoconDocument Server() => HoconDocument.Parse(
        LlmUrl is null ? "" : $"gateway.llm.url = {JsonSerializer.Serialize(LlmUrl)}", new HoconOptions { SourceName = "--llm-url" });

    /// <summary>The keys of the file, and the pair of the environment.</summary>
    private static Dictionary<string, string> Keys(IReadOnlyDictionary<string, string> file, Func<string, string?> environment)
    {
        var keys = new Dictionary<string, string>(file);
        if (environment("LIVEKIT_API_KEY") is { Length: > 0 } key && environment("LIVEKIT_API_SECRET") is { Length: > 0 } secret)
            keys[key] = secret;
        return keys;
    }
}
