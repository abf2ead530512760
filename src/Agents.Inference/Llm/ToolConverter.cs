using System.Text;
using Agents.Messages;
using Microsoft.Extensions.AI;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Describes tools to the model (protocol 4.4).</summary>
internal static class ToolConverter
{
    /// <summary>The member <c>tools</c>; null when no tool is a function.</summary>
    public static JArray? Convert(IReadOnlyList<AITool> tools, bool strict, bool nullInPlainTypesOnly = false)
    {
        var entries = tools.Select(tool => Function(tool, strict, nullInPlainTypesOnly ? NullForDefault.PlainTypes : NullForDefault.All)).OfType<JObject>()
            .Select(function => new JObject { ["type"] = "function", ["function"] = function })
            .ToArray<object>();
        return entries.Length == 0 ? null : new JArray(entries);
    }

    /// <summary>The member <c>response_format</c>.</summary>
    public static JObject Convert(ResponseFormat format, bool nullInPlainTypes = false) => new()
    {
        ["type"] = "json_schema",
        ["json_schema"] = new JObject
        {
            ["schema"] = StrictSchema.Of(format.Schema, nullInPlainTypes ? NullForDefault.PlainTypes : NullForDefault.None),
            ["name"] = format.Name,
            ["strict"] = true,
        },
    };

    private static JObject? Function(AITool tool, bool strict, NullForDefault nulls) => tool switch
    {
        RawFunctionTool raw => (JObject)raw.Schema.DeepClone(),
        AIFunctionDeclaration function => Declared(function, strict, nulls),
        _ => null,
    };

    private static JObject Declared(AIFunctionDeclaration function, bool strict, NullForDefault nulls)
    {
        var schema = WireJson.ParseObject(Encoding.UTF8.GetBytes(function.JsonSchema.GetRawText()));
        schema.Remove("$schema");
        schema.Remove("title");
        schema.Remove("description");
        var json = new JObject { ["name"] = function.Name };
        if (strict)
            json["strict"] = true;
        json["description"] = function.Description;
        json["parameters"] = strict ? StrictSchema.Of(schema, nulls) : schema;
        return json;
    }
}
