using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>Reads what the client sends and hands it to whom it concerns. What cannot be done is told to the client, and changes nothing.</summary>
internal sealed class ClientEvents(LegScope scope, CallerItems caller, Responses responses, ItemEdits items)
{
    private static readonly HashSet<string> NeedSession =
    [
        "input_audio_buffer.append", "input_audio_buffer.commit", "input_audio_buffer.clear", "conversation.item.create", "response.create",
    ];

    /// <summary>Of sound nothing but the sound is read.</summary>
    private static readonly JObject NoMessage = [];

    /// <summary>Settings have changed.</summary>
    public event Action<RealtimeSettings>? Updated;

    /// <summary>Reads a message.</summary>
    /// <param name="frame">The message.</param>
    /// <returns>What it asks for; null if it was no event, which the client has been told.</returns>
    public ClientEvent? Read(ClientFrame frame)
    {
        var fault = frame.Kind switch
        {
            ClientFrameKind.Binary => new RealtimeFault(FaultCodes.InvalidJson, "Messages are JSON text; binary ones are not read."),
            ClientFrameKind.TooLarge => new RealtimeFault(FaultCodes.InvalidValue, $"The message is larger than the {scope.Setup.Options.MaxMessageBytes} bytes that are taken."),
            _ => null,
        };
        if (frame.Sound is { } sound)
            return new ClientEvent("input_audio_buffer.append", null, NoMessage) { Sound = sound, NeedsSession = true };
        string? id = null;
        try
        {
            return fault is null ? Read(frame.Payload.Span, out id) : throw fault;
        }
        catch (RealtimeFault wrong)
        {
            scope.Send(ServerEvents.Error(wrong, id));
            return null;
        }
    }

    /// <summary>Does what an event asks for.</summary>
    public void Handle(ClientEvent asked)
    {
        try
        {
            Dispatch(asked, new Field("", asked.Message));
        }
        catch (RealtimeFault fault)
        {
            scope.Send(ServerEvents.Error(fault, asked.Id));
        }
    }

    private static ClientEvent Read(ReadOnlySpan<byte> payload, out string? id)
    {
        id = null;
        JObject message;
        try
        {
            message = ClientJson.Parse(System.Text.Encoding.UTF8.GetString(payload));
        }
        catch (JsonException)
        {
            throw new RealtimeFault(FaultCodes.InvalidJson, "The message is not a JSON object.");
        }

        if (message["event_id"] is { Type: JTokenType.String } name)
            id = (string)name!;
        var type = new Field("", message).Required("type").Text();
        return new ClientEvent(type, id, message) { NeedsSession = NeedSession.Contains(type) };
    }

    private void Dispatch(ClientEvent asked, Field message)
    {
        switch (asked.Type)
        {
            case "session.update":
                scope.Settings = new SettingsPatch(scope.HasSpoken).Apply(scope.Settings, message.Required("session"));
                Updated?.Invoke(scope.Settings);
                break;
            case "input_audio_buffer.append":
                caller.OnSound(scope.Feed.Add(asked.Sound is { } sound ? sound.Bytes : Sound(message.Required("audio")), scope.Settings.InputFormat));
                asked.Sound?.Return();
                break;
            case "input_audio_buffer.commit":
                caller.Commit();
                break;
            case "input_audio_buffer.clear":
                caller.Clear();
                break;
            case "conversation.item.create":
                items.Create(message);
                break;
            case "conversation.item.retrieve":
                items.Retrieve(message);
                break;
            case "conversation.item.truncate":
                items.Truncate(message);
                break;
            case "conversation.item.delete":
                items.Delete(message);
                break;
            case "response.create":
                responses.Create(ResponseRequest.Read(scope.Settings, message.Member("response"), scope.Items));
                break;
            case "response.cancel":
                responses.Cancel(message.Member("response_id") is { IsNull: false } response ? response.Text() : null);
                break;
            case "output_audio_buffer.clear":
                break; // of other transports: here the client has its own buffer
            default:
                throw message.Required("type").Wrong("the type of an event of the Realtime API");
        }
    }

    private static byte[] Sound(Field audio)
    {
        try
        {
            return Convert.FromBase64String(audio.Text());
        }
        catch (FormatException)
        {
            throw new RealtimeFault(FaultCodes.InvalidValue, $"Invalid value for '{audio.Path}': it must be base64.", audio.Path);
        }
    }
}

/// <summary>What a client asks for.</summary>
/// <param name="Type">What.</param>
/// <param name="Id">The client's name of the event; null if it gave none.</param>
/// <param name="Message">All of it.</param>
internal sealed record ClientEvent(string Type, string? Id, JObject Message)
{
    /// <summary>The sound of an append that was read the short way.</summary>
    public PooledSound? Sound { get; init; }

    /// <summary>Whether there must be a session.</summary>
    public bool NeedsSession { get; init; }
}
