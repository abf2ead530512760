using System.Text.Json;

namespace Agents.Host.Rest;

/// <summary>Reads the bodies of requests: one JSON object of known members; none is an empty one.</summary>
internal sealed class RestBody(VoiceAgentsOptions options)
{
    private readonly int _most = options.Rest.MaxBodyBytes;

    /// <summary>Reads a body.</summary>
    /// <exception cref="RestFault">It is too large, or not as expected; the message names the member, never its value.</exception>
    public async Task<T> ReadAsync<T>(HttpRequest request)
        where T : class, new()
    {
        var body = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            if (body.Length + read > _most)
                throw new RestFault(413, RestCodes.BodyTooLarge, $"The body is larger than {_most} bytes: send less.");
            body.Write(buffer, 0, read);
        }

        if (body.Length == 0)
            return new T();
        try
        {
            return JsonSerializer.Deserialize<T>(body.ToArray(), RestJson.Options)
                ?? throw new RestFault(400, RestCodes.InvalidBody, "The body is null: send a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new RestFault(400, RestCodes.InvalidBody, Explain<T>(wrong));
        }
    }

    private static string Explain<T>(JsonException wrong)
    {
        var members = string.Join(", ", RestJson.Options.GetTypeInfo(typeof(T)).Properties.Select(member => member.Name));
        var where = wrong.Path is { Length: > 2 } path && path[..2] == "$." ? $"Member '{path[2..]}' of the body is wrong or not known" : "The body is not a JSON object as expected";
        return $"{where}: it may have {(members.Length == 0 ? "no members" : members)}.";
    }
}
