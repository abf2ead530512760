using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>Reads items that a client brings.</summary>
internal static class ItemReader
{
    /// <summary>Reads an <c>item</c>.</summary>
    /// <exception cref="RealtimeFault">A member is wrong.</exception>
    public static RealtimeItem Read(Field item)
    {
        var id = item.Member("id") is { IsNull: false } given ? Id(given) : RealtimeIds.Item();
        return item.Required("type").OneOf(RealtimeItem.Message, RealtimeItem.FunctionCall, RealtimeItem.FunctionCallOutput) switch
        {
            RealtimeItem.Message => Message(id, item),
            RealtimeItem.FunctionCall => new RealtimeItem(id, RealtimeItem.FunctionCall)
            {
                CallId = item.Required("call_id").Text(), Name = item.Required("name").Text(), Arguments = item.Required("arguments").Text(),
            },
            _ => new RealtimeItem(id, RealtimeItem.FunctionCallOutput) { CallId = item.Required("call_id").Text(), Output = item.Required("output").Text() },
        };
    }

    private static string Id(Field field) => field.Text() is { Length: > 0 and <= 64 } id ? id : throw field.Wrong("1 to 64 characters");

    private static RealtimeItem Message(string id, Field item)
    {
        var role = item.Required("role").OneOf("system", "user", "assistant");
        var parts = item.Required("content").Elements().Select(part => Part(role, part)).ToList();
        return new RealtimeItem(id, RealtimeItem.Message) { Role = role, Content = parts };
    }

    private static ContentPart Part(string role, Field part)
    {
        var kind = part.Required("type");
        switch (role)
        {
            case "assistant":
                if (kind.Value.Type == JTokenType.String && (string?)kind.Value == ContentPart.OutputAudio)
                    throw new RealtimeFault(FaultCodes.InvalidValue, "A client cannot bring sound of the agent: use 'output_text'.", kind.Path);
                kind.OneOf(ContentPart.OutputText);
                return new ContentPart(ContentPart.OutputText, part.Required("text").Text());
            case "system":
                kind.OneOf(ContentPart.InputText);
                return new ContentPart(ContentPart.InputText, part.Required("text").Text());
            default:
                return User(part, kind.OneOf(ContentPart.InputText, ContentPart.InputAudio, ContentPart.InputImage));
        }
    }

    private static ContentPart User(Field part, string type) => type switch
    {
        ContentPart.InputText => new ContentPart(type, part.Required("text").Text()),
        ContentPart.InputImage => new ContentPart(type, part.Required("image_url").Text()),
        _ => new ContentPart(type, part.Member("transcript") is { IsNull: false } transcript ? transcript.Text() : throw new RealtimeFault(
            FaultCodes.InvalidValue, "Sound of the caller needs its transcript here: this host recognises speech of the input buffer only.", $"{part.Path}.transcript")),
    };
}
