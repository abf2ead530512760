using Microsoft.AspNetCore.Http;

namespace Agents.Gateway;

/// <summary><c>GET /models</c>: what is served here, in OpenAI's form (protocol section 4.10).</summary>
internal static class ModelsEndpoint
{
    public static Task ServeAsync(HttpContext http, IReadOnlyList<string> models) => JsonAnswer.WriteAsync(http, models, static (json, models) =>
    {
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (var model in models)
        {
            json.WriteStartObject();
            json.WriteString("id", model);
            json.WriteString("object", "model");
            json.WriteNumber("created", 0);
            json.WriteString("owned_by", ModelName.Parse(model).Provider);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
