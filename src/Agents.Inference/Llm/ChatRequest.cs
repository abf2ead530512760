using Agents.Messages;
using Microsoft.Extensions.AI;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>A chat request, complete but for its token (protocol 4.2, 4.3).</summary>
/// <param name="Body">The JSON body.</param>
/// <param name="Query">Appended to the address, with its question mark; may be empty.</param>
/// <param name="Headers">More headers.</param>
internal sealed record ChatRequest(JObject Body, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Builds the request.</summary>
    public static ChatRequest Build(LlmOptions llm, ChatContext context, IReadOnlyList<AITool> tools, LlmChatOptions call)
    {
        var parameters = Parameters(llm, call, tools.Count > 0);
        var headers = Take(parameters, "extra_headers");
        var query = Take(parameters, "extra_query");
        var body = new JObject
        {
            ["model"] = llm.Model,
            ["messages"] = MessageConverter.Convert(context),
            ["stream"] = true,
            ["stream_options"] = new JObject { ["include_usage"] = true },
        };
        if (ToolConverter.Convert(tools, llm.StrictToolSchema, llm.Variant.NullInPlainTypesOnly) is { } functions)
            body["tools"] = functions;
        var more = Take(parameters, "extra_body");
        foreach (var (name, value) in parameters.Concat<KeyValuePair<string, JToken?>>(more))
            body[name] = value?.DeepClone();
        return new ChatRequest(body, QueryOf(query), [.. Texts(headers), .. Identified(llm, call)]);
    }

    private static JObject Parameters(LlmOptions llm, LlmChatOptions call, bool hasTools)
    {
        var parameters = (JObject?)call.Extra?.DeepClone() ?? [];
        if (call.ParallelToolCalls is { } parallel)
            parameters["parallel_tool_calls"] = parallel;
        if ((call.ToolChoice?.Json ?? (llm.Extra["tool_choice"] is { } own ? ToolChoice.FromJson(own)?.Json : null)) is { } choice)
            parameters["tool_choice"] = choice.DeepClone();
        if (call.ResponseFormat is { } format)
            parameters["response_format"] = ToolConverter.Convert(format, llm.Variant.NullInPlainTypesOnly);
        foreach (var (name, value) in llm.Extra)
            parameters[name] = value?.DeepClone();
        ParameterRules.Drop(llm.Model, parameters, hasTools);
        if (!hasTools)
            parameters.Remove("tool_choice");
        return parameters;
    }

    private static IEnumerable<KeyValuePair<string, string>> Identified(LlmOptions llm, LlmChatOptions call)
    {
        if (!string.IsNullOrEmpty(llm.InferenceProvider))
            yield return new(InferenceHeaders.Provider, llm.InferenceProvider);
        if ((call.InferenceClass ?? llm.InferenceClass) is { } wanted)
            yield return new(InferenceHeaders.Priority, wanted.ToString().ToLowerInvariant());
    }

    private static JObject Take(JObject parameters, string name)
    {
        var taken = parameters[name] as JObject ?? [];
        parameters.Remove(name);
        return taken;
    }

    private static IEnumerable<KeyValuePair<string, string>> Texts(JObject json) =>
        json.Properties().Select(property => new KeyValuePair<string, string>(property.Name, property.Value.ToString()));

    private static string QueryOf(JObject query) => query.Count == 0
        ? ""
        : "?" + string.Join('&', Texts(query).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
}
