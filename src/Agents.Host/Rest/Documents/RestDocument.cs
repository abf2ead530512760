using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agents.Host.Rest;

/// <summary>The OpenAPI document, <c>/v1/openapi.json</c>: the endpoints of this API only, whatever else the application serves.</summary>
internal static class RestDocument
{
    /// <summary>Name of the document and of the group of endpoints in it.</summary>
    public const string Name = "agents";

    /// <summary>Adds what makes the document.</summary>
    public static IServiceCollection AddRestDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = endpoint => endpoint.GroupName == Name;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Agents", Version = "v1", Description = "Voice agent sessions: create, watch, steer and end them." };
            document.Servers?.Clear();
            foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
                Rename(schema);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) is { } type)
                Reshape(schema, type);
            return Task.CompletedTask;
        });
    });

    /// <summary>Maps the document.</summary>
    public static void Map(RouteGroupBuilder group) => group.MapGet("/openapi.json", async (HttpContext context) =>
    {
        var document = await context.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(context.RequestAborted);
        return TypedResults.Text(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, context.RequestAborted), "application/json");
    }).ExcludeFromDescription();

    /// <summary>Names as <see cref="RestJson"/> writes them.</summary>
    private static void Rename(OpenApiSchema schema)
    {
        if (schema.Properties is { Count: > 0 } properties)
            schema.Properties = properties.ToDictionary(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Key), property => property.Value);
        if (schema.Required is { Count: > 0 } required)
            schema.Required = required.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).ToHashSet();
    }

    /// <summary>Durations are seconds, enumerations texts.</summary>
    private static void Reshape(OpenApiSchema schema, Type type)
    {
        if (type == typeof(TimeSpan))
            (schema.Type, schema.Format, schema.Pattern) = (JsonSchemaType.Number | (schema.Type & JsonSchemaType.Null), "double", null);
        else if (type.IsEnum)
            (schema.Type, schema.Enum) = (JsonSchemaType.String,
                [.. Enum.GetNames(type).Select(name => (System.Text.Json.Nodes.JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(name)!)]);
    }
}
