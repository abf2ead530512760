using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Rest;

/// <summary>Reads a stream of server-sent events.</summary>
internal sealed class EventReader(HttpResponseMessage answer, Stream stream) : IDisposable
{
    private readonly StreamReader _lines = new(stream);

    /// <summary>The next event or comment; null at the end of the stream.</summary>
    public async Task<(string? Id, string? Type, JObject? Data, string? Comment)?> NextAsync()
    {
        string? id = null, type = null, comment = null;
        JObject? data = null;
        while (await _lines.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
                return (id, type, data, comment);
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = line[(colon + 1)..].TrimStart();
            switch (line[..colon])
            {
                case "": comment = value; break;
                case "id": id = value; break;
                case "event": type = value; break;
                case "data": data = JObject.Parse(value); break;
                default: throw new InvalidOperationException($"A stream of events has no line '{line}'.");
            }
        }

        return null;
    }

    /// <summary>The next event of a type that is as wished.</summary>
    public async Task<(long Id, JObject Data)> FirstAsync(string type, Func<JObject, bool>? wished = null)
    {
        while (await NextAsync() is { } next)
            if (next.Type == type && next.Data is { } data && (wished?.Invoke(data) ?? true))
            {
                ((string?)data["type"]).ShouldBe(type);
                return (long.Parse(next.Id!, System.Globalization.CultureInfo.InvariantCulture), data);
            }

        throw new InvalidOperationException($"The stream ended without the event '{type}'.");
    }

    public void Dispose()
    {
        _lines.Dispose();
        answer.Dispose();
    }
}
