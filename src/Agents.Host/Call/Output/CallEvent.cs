using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Call.Output;

/// <summary>Something that happened in a call, as <c>agents call</c> prints it (schema: docs/cli.md).</summary>
/// <param name="At">Time since the call began.</param>
/// <param name="Who"><c>caller</c>, <c>agent</c> or <c>call</c>.</param>
/// <param name="Type">Names the kind of event.</param>
/// <param name="Text">What was said, or the event in words.</param>
internal sealed record CallEvent(TimeSpan At, string Who, string Type, string? Text = null)
{
    /// <summary>The caller.</summary>
    public const string Caller = "caller";

    /// <summary>The agent.</summary>
    public const string Agent = "agent";

    /// <summary>The call itself.</summary>
    public const string Call = "call";

    /// <summary>Further members of the JSON form, by name.</summary>
    public JObject Details { get; init; } = [];

    /// <summary>The event as one line of JSON.</summary>
    public string ToJson()
    {
        var line = new JObject { ["t"] = Math.Round(At.TotalSeconds, 3), ["who"] = Who, ["type"] = Type };
        if (Text is not null)
            line["text"] = Text;
        line.Merge(Details);
        return line.ToString(Formatting.None);
    }

    /// <summary>The event as one line for people: time, who, what.</summary>
    public override string ToString()
    {
        var line = new StringBuilder().Append($"{(int)At.TotalMinutes,2}:{At.Seconds:00}.{At.Milliseconds / 100}  {Who,-6}  ");
        return line.Append(Type switch
        {
            CallEventTypes.Turn => Text,
            CallEventTypes.Tool => $"({Details["name"]} → {Text})",
            _ => $"[{Type.Replace('_', ' ')}] {Text}",
        }).ToString().TrimEnd();
    }
}
