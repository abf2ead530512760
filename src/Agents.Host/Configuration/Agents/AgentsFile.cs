using System.Text.Json;
using Agents.Actors;
using Agents.Hocon;

namespace Agents.Host.Configuration;

/// <summary>Reads the agents of a file.</summary>
internal static class AgentsFile
{
    private const string Methods = "GET, POST, PUT, PATCH or DELETE";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5), Moment = TimeSpan.FromMilliseconds(1);

    /// <summary>Reads them; what is wrong is noted in the file's section.</summary>
    public static IReadOnlyList<AgentSettings> Read(HoconDocument document, SettingsSection file)
    {
        var names = file.Names("agents");
        return [.. names.Select(name => Agent(name, names, file, path => $"agents.{new HoconPath([name])}.{path}"))];
    }

    private static AgentSettings Agent(string name, IReadOnlyList<string> all, SettingsSection file, Func<string, string> at)
    {
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            file.Refuse(at("instructions"), $"the name \"{name}\" may have letters, digits, '-' and '_' only");
        if (file.Text(at("instructions")) is not { Length: > 0 } instructions)
        {
            file.Refuse(at("instructions"), "is missing; it is what the model is told");
            instructions = "";
        }

        var handoffs = file.TextList(at("handoffs"));
        foreach (var unknown in handoffs.Where(to => to == name || !all.Contains(to)))
            file.Refuse(at("handoffs"), $"\"{unknown}\" is {(unknown == name ? "this agent itself" : "no agent of this file")}; there are {string.Join(", ", all)}");
        return new AgentSettings(name, instructions)
        {
            Greeting = file.Text(at("greeting")),
            Stt = file.TextList(at("stt")),
            Llm = file.TextList(at("llm")),
            Tts = file.TextList(at("tts")),
            Handoffs = handoffs,
            Options = new OptionOverrides
            {
                AllowInterruptions = file.Flag(at("allow-interruptions")),
                MinEndpointingDelay = file.Duration(at("min-endpointing-delay"), TimeSpan.Zero, TimeSpan.FromSeconds(30)),
                MaxEndpointingDelay = file.Duration(at("max-endpointing-delay"), TimeSpan.Zero, TimeSpan.FromSeconds(30)),
            },
            Tools = [.. file.Names(at("tools")).Select(tool => Tool(tool, file, path => at($"tools.{new HoconPath([tool])}.{path}"))).OfType<HttpToolSettings>()],
            Servers = [.. file.Names(at("mcp")).Select(server => Server(server, file, path => at($"mcp.{new HoconPath([server])}.{path}"))).OfType<McpToolSource>()],
        };
    }

    private static HttpToolSettings? Tool(string name, SettingsSection file, Func<string, string> at)
    {
        var method = file.Text(at("method")) ?? "POST";
        if (method is not ("GET" or "POST" or "PUT" or "PATCH" or "DELETE"))
            file.Refuse(at("method"), $"the value is \"{method}\"; allowed is {Methods}");
        if (file.Text(at("url")) is null)
            file.Refuse(at("url"), "is missing; it is where the tool's arguments are sent");
        if (file.Text(at("description")) is not { Length: > 0 } description)
        {
            file.Refuse(at("description"), "is missing; the model knows by it when to call the tool");
            return null;
        }

        if (file.Url(at("url")) is not { } url)
            return null;
        var schema = JsonDocument.Parse(file.Json(at("parameters")) ?? """{"type":"object","properties":{}}""").RootElement;
        if (!schema.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "object")
            file.Refuse(at("parameters"), "is a JSON schema without type = object; a tool's arguments are an object");
        return new HttpToolSettings(name, description, url, schema)
        {
            Method = new HttpMethod(method),
            Headers = file.Texts(at("headers")),
            Timeout = file.Duration(at("timeout"), Moment, Longest) ?? TimeSpan.FromSeconds(10),
        };
    }

    private static McpToolSource? Server(string name, SettingsSection file, Func<string, string> at)
    {
        var command = file.TextList(at("command"));
        var url = file.Url(at("url"));
        if (url is null == (command.Count == 0))
            file.Refuse(at("url"), "set either url or command, not both");
        else if (url is not null)
            return new McpHttpSource(name, url);
        else
            return new McpProgramSource(name, command[0]) { Arguments = [.. command.Skip(1)] };
        return null;
    }
}
