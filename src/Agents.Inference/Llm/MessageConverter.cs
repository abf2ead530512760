using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Turns a conversation into the request's messages (protocol 4.5). Pure.</summary>
internal static class MessageConverter
{
    private static readonly string[] ExtraKeys = ["google", "livekit", "xai"];

    /// <summary>The member <c>messages</c>. Calls without an output and outputs without a call are left out.</summary>
    public static JArray Convert(ChatContext context)
    {
        var messages = new JArray();
        foreach (var group in Group(context.Items))
            group.Emit(messages);
        return messages;
    }

    private static List<Answer> Group(IReadOnlyCollection<ChatItem> items)
    {
        var groups = new List<Answer>();
        var byKey = new Dictionary<string, Answer>();
        foreach (var item in items)
        {
            switch (item)
            {
                case ChatMessage { Role: not ChatRole.Assistant } message:
                    groups.Add(new Answer { Message = message });
                    break;
                case ChatMessage message:
                    AnswerOf(message.Id.Split('/')[0]).Add(message, groups);
                    break;
                case FunctionCall call:
                    AnswerOf(call.GroupId is { Length: > 0 } id ? id : call.Id.Split('/')[0]).Calls.Add(call);
                    break;
            }
        }
        foreach (var output in items.OfType<FunctionCallOutput>())
            groups.FirstOrDefault(group => group.Calls.Any(call => call.CallId == output.CallId))?.Outputs.Add(output);
        return groups;

        Answer AnswerOf(string key)
        {
            if (!byKey.TryGetValue(key, out var group))
                groups.Add(byKey[key] = group = new Answer());
            return group;
        }
    }

    /// <summary>One answer of the model: at most one message, its calls, and their outputs.</summary>
    private sealed class Answer
    {
        public ChatMessage? Message { get; set; }

        public List<FunctionCall> Calls { get; } = [];

        public List<FunctionCallOutput> Outputs { get; } = [];

        /// <summary>At most one message per answer: a second one is an answer of its own.</summary>
        public void Add(ChatMessage message, List<Answer> groups)
        {
            if (Message is null)
                Message = message;
            else
                groups.Add(new Answer { Message = message });
        }

        public void Emit(JArray messages)
        {
            var answered = Calls.Where(call => Outputs.Any(output => output.CallId == call.CallId)).ToList();
            if (Message is null && answered.Count == 0)
                return;
            var json = Message is null ? new JObject { ["role"] = "assistant" } : MessageJson(Message);
            if (answered.Count > 0)
                json["tool_calls"] = new JArray(answered.Select(CallJson));
            messages.Add(json);
            foreach (var output in Outputs.DistinctBy(output => output.CallId))
                messages.Add(new JObject { ["role"] = "tool", ["tool_call_id"] = output.CallId, ["content"] = output.Output });
        }
    }

    private static JObject MessageJson(ChatMessage message)
    {
        var images = message.Content.OfType<ImageContent>().Select(ImageConverter.Convert).ToList();
        JToken content = message.Text;
        if (images.Count > 0)
        {
            if (message.Text.Length > 0)
                images.Add(new JObject { ["type"] = "text", ["text"] = message.Text });
            content = new JArray(images);
        }
        var json = new JObject { ["role"] = message.Role.ToString().ToLowerInvariant(), ["content"] = content };
        return AddExtra(json, message.Extra);
    }

    private static JObject CallJson(FunctionCall call) => AddExtra(
        new JObject
        {
            ["id"] = call.CallId,
            ["type"] = "function",
            ["function"] = new JObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
        },
        call.Extra);

    private static JObject AddExtra(JObject json, JObject? extra)
    {
        var kept = new JObject();
        foreach (var key in ExtraKeys)
        {
            if (extra?[key] is { } value && IsTruthy(value))
                kept[key] = value.DeepClone();
        }
        if (kept.Count > 0)
            json["extra_content"] = kept;
        return json;
    }

    private static bool IsTruthy(JToken value) => value switch
    {
        JContainer container => container.Count > 0,
        JValue { Value: bool flag } => flag,
        JValue { Value: string text } => text.Length > 0,
        JValue { Value: long number } => number != 0,
        JValue { Value: double number } => number != 0,
        _ => false,
    };
}
