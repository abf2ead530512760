using System.Text;
using Agents.Actors;
using Agents.Messages;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Cluster;

/// <summary>Requests and outcomes as JSON. Only listed commands and answers are read.</summary>
internal static class NodeWire
{
    private static readonly NamedJson Json = new(NodeMessageTypes.Commands.With(NodeMessageTypes.Answers));

    public static byte[] Write(NodeRequest request) => Bytes(new JObject
    {
        ["session"] = request.SessionId,
        ["command"] = request.Command is { } command ? new JRaw(Json.Write(command)) : null,
    });

    /// <exception cref="JsonException">Not JSON, no session, or a command that is not listed.</exception>
    public static NodeRequest ReadRequest(byte[] body)
    {
        var json = Read(body);
        return new NodeRequest((string?)json["session"] ?? throw new JsonSerializationException("The request names no session."),
            json["command"] is JObject command ? Json.Read<SessionCommand>(command.ToString(Formatting.None)) : null);
    }

    public static byte[] Write(Delivery outcome) => Bytes(outcome switch
    {
        Delivery.Done done => new JObject { ["outcome"] = "done", ["answer"] = done.Answer is { } answer ? new JRaw(Json.Write(answer)) : null },
        Delivery.NotDone refused => new JObject { ["outcome"] = "not_done", ["reason"] = refused.Reason, ["gone"] = refused.Gone },
        Delivery.Unknown unknown => new JObject { ["outcome"] = "unknown", ["reason"] = unknown.Reason },
        _ => throw new ArgumentException($"{outcome.GetType()} is no outcome.", nameof(outcome)),
    });

    /// <exception cref="JsonException">Not JSON, no outcome, or an answer that is not listed.</exception>
    public static Delivery ReadOutcome(byte[] body)
    {
        var json = Read(body);
        var reason = (string?)json["reason"] ?? "";
        return (string?)json["outcome"] switch
        {
            "done" => new Delivery.Done(json["answer"] is JObject answer ? Answer(answer) : null),
            "not_done" => new Delivery.NotDone(reason, (bool?)json["gone"] ?? false),
            "unknown" => new Delivery.Unknown(reason),
            var other => throw new JsonSerializationException($"\"{other}\" is no outcome."),
        };
    }

    private static object Answer(JObject json)
        => Json.ReadNamed(json.ToString(Formatting.None)) is var answer and not Done ? answer : Done.Instance;

    private static JObject Read(byte[] body)
    {
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(body))) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
        return JObject.Load(reader);
    }

    private static byte[] Bytes(JObject json) => Encoding.UTF8.GetBytes(json.ToString(Formatting.None));
}
