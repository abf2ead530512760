using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Agents.Hocon;
using Agents.Host.Cli;
using Agents.Host.Configuration;

namespace Agents.Host.Serve;

/// <summary>Options of the command line that win over a setting of the file. They are read as settings, so that they are checked like those of a file.</summary>
internal sealed class SettingFlags
{
    private readonly Option<string?> _config = new("--config") { Description = "Settings and agents in HOCON; hocon/agents.conf lists all of them with their defaults." };
    private readonly Option<string[]> _origins = new("--allow-origin") { Description = "A web page's origin that may connect, such as https://shop.example." };

    private readonly (Option<string?> Option, string Path)[] _texts =
    [
        (new("--listen") { Description = "IP address to listen on. Others than loopback need AGENTS_API_KEYS. Default 127.0.0.1." }, "listen"),
        (new("--stt") { Description = "Speech-to-text model, such as local/pocketsphinx:en." }, "gateway.stt"),
        (new("--llm") { Description = "Language model, such as local/concierge." }, "gateway.llm"),
        (new("--tts") { Description = "Text-to-speech model, such as local/flite:slt." }, "gateway.tts"),
        (new("--url") { Description = "Use this gateway instead of the embedded one; audio is sent there." }, "gateway.url"),
        (new("--agent") { Description = "Who answers where nobody is asked for. Default: the first of the file by name." }, "default-agent"),
    ];

    private readonly (Option<double?> Option, string Path, string Unit)[] _numbers =
    [
        (new("--port") { Description = "Port to listen on; 0 takes a free one. Default 8080." }, "port", ""),
        (new("--drain") { Description = "Seconds in which sessions come to the end of a turn when the server stops. Default 20." }, "operations.drain-within", " s"),
        (new("--not-ready-for") { Description = "Seconds between 'not ready' and the refusal of new sessions when the server stops. Default 0." }, "operations.not-ready-for", " s"),
    ];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _config, _origins }.Concat(_texts.Select(flag => flag.Option)).Concat(_numbers.Select(flag => flag.Option)))
            command.Add(option);
    }

    /// <summary>The settings that hold.</summary>
    /// <exception cref="UsageException">The file cannot be read, or a setting is not known or wrong: each with file, line, value and what is allowed.</exception>
    public ConfigSource Read(ParseResult parsed, Func<string, string?> environment)
    {
        var path = parsed.GetValue(_config);
        try
        {
            return ConfigSource.Load(path, Over(parsed), environment);
        }
        catch (HoconException wrong)
        {
            throw new UsageException(string.Join("; ", wrong.Errors));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The settings {path} cannot be read: {failure.Message}");
        }
    }

    /// <summary>The options as one document, each named as its own source.</summary>
    private HoconDocument Over(ParseResult parsed)
    {
        IEnumerable<(string Name, string Path, string? Value)> settings = _texts.Select(flag => (flag.Option.Name, flag.Path, Value: parsed.GetValue(flag.Option) is { } text ? JsonSerializer.Serialize(text) : null))
            .Concat(_numbers.Select(flag => (flag.Option.Name, flag.Path, Value: parsed.GetValue(flag.Option)?.ToString(CultureInfo.InvariantCulture) is { } number ? number + flag.Unit : null)))
            .Append((Name: _origins.Name, Path: "access.allowed-origins", Value: parsed.GetValue(_origins) is { Length: > 0 } origins ? JsonSerializer.Serialize(origins) : null));
        return settings.Where(setting => setting.Value is not null)
            .Select(setting => HoconDocument.Parse($"agents.{setting.Path} = {setting.Value}", new HoconOptions { SourceName = setting.Name }))
            .Aggregate(HoconDocument.Parse(""), (over, setting) => setting.WithFallback(over));
    }
}
