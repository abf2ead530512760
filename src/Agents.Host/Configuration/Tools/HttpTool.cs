using System.Text;
using System.Text.Json;
using Agents.Actors;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.AI;

namespace Agents.Host.Configuration;

/// <summary>A function that asks an HTTP endpoint: the body of its answer is what the model is told.</summary>
internal sealed class HttpTool(HttpToolSettings settings, HttpClient http, TimeProvider time) : AIFunction
{
    private const int Most = 64 << 10;

    /// <inheritdoc />
    public override string Name => settings.Name;

    /// <inheritdoc />
    public override string Description => settings.Description;

    /// <inheritdoc />
    public override JsonElement JsonSchema => settings.Parameters;

    /// <inheritdoc />
    /// <exception cref="ToolException">The endpoint cannot be reached, is too slow, or answers with an error; the message is for the model.</exception>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(settings.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var request = Request(arguments);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!answer.IsSuccessStatusCode)
                throw new ToolException($"The service answered with status {(int)answer.StatusCode}.");
            return await ReadAsync(answer.Content, limit.Token);
        }
        catch (HttpRequestException)
        {
            throw new ToolException("The service cannot be reached.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolException($"The service did not answer within {settings.Timeout.TotalSeconds:0.###} seconds.");
        }
    }

    private HttpRequestMessage Request(AIFunctionArguments arguments)
    {
        var inQuery = settings.Method == HttpMethod.Get;
        var address = inQuery
            ? QueryHelpers.AddQueryString(settings.Url.ToString(), arguments.Select(argument => KeyValuePair.Create(argument.Key, (string?)Text(argument.Value))))
            : settings.Url.ToString();
        var request = new HttpRequestMessage(settings.Method, address);
        if (!inQuery)
            request.Content = new StringContent(JsonSerializer.Serialize(arguments.ToDictionary(argument => argument.Key, argument => argument.Value)), Encoding.UTF8, "application/json");
        foreach (var (name, value) in settings.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static string Text(object? value) => value is null ? "" : value is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString()! : JsonSerializer.Serialize(value).Trim('"');

    /// <summary>The body, up to 64 KiB of it: a model would not read more.</summary>
    private static async Task<string> ReadAsync(HttpContent content, CancellationToken stop)
    {
        await using var body = await content.ReadAsStreamAsync(stop);
        var bytes = new byte[Most];
        var length = await body.ReadAtLeastAsync(bytes, Most, throwOnEndOfStream: false, stop);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
