using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>A member of a client's message, with its path; reading it checks it.</summary>
/// <param name="Path">Such as <c>session.audio.output.speed</c>.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct Field(string Path, JToken Value)
{
    /// <summary>Whether the value is null.</summary>
    public bool IsNull => Value.Type == JTokenType.Null;

    /// <summary>The members of an object, with their names.</summary>
    /// <exception cref="RealtimeFault">It is no object.</exception>
    public IEnumerable<(string Name, Field Field)> Members()
    {
        var path = Path;
        return Object().Properties().Select(member => (member.Name, new Field(Join(path, member.Name), member.Value)));
    }

    /// <summary>The elements of an array.</summary>
    /// <exception cref="RealtimeFault">It is no array.</exception>
    public IEnumerable<Field> Elements()
    {
        var path = Path;
        return Value is JArray array ? array.Select((element, i) => new Field($"{path}[{i}]", element)) : throw Wrong("an array");
    }

    /// <summary>The object.</summary>
    /// <exception cref="RealtimeFault">It is none.</exception>
    public JObject Object() => Value as JObject ?? throw Wrong("an object");

    /// <summary>A member of the object; null if it is absent.</summary>
    public Field? Member(string name) => Object()[name] is { } value ? new Field(Join(Path, name), value) : null;

    /// <summary>A member of the object that must be there.</summary>
    /// <exception cref="RealtimeFault">It is absent.</exception>
    public Field Required(string name) => Member(name) ?? throw new RealtimeFault(FaultCodes.Missing, $"Missing required parameter: '{Join(Path, name)}'.", Join(Path, name));

    /// <summary>The text.</summary>
    /// <exception cref="RealtimeFault">It is none.</exception>
    public string Text() => Value.Type == JTokenType.String ? (string)Value! : throw Wrong("a string");

    /// <summary>A text of a few.</summary>
    /// <exception cref="RealtimeFault">It is another.</exception>
    public string OneOf(params ReadOnlySpan<string> allowed)
    {
        if (Value.Type == JTokenType.String)
            foreach (var one in allowed)
                if (one == (string)Value!)
                    return one;
        throw Wrong(string.Join(" or ", allowed.ToArray().Select(one => $"'{one}'")));
    }

    /// <summary>The truth value.</summary>
    /// <exception cref="RealtimeFault">It is none.</exception>
    public bool Flag() => Value.Type == JTokenType.Boolean ? (bool)Value : throw Wrong("true or false");

    /// <summary>A whole number within bounds.</summary>
    /// <exception cref="RealtimeFault">It is none.</exception>
    public int Whole(int min, int max) =>
        Value.Type is JTokenType.Integer or JTokenType.Float && (double)Value is var number && number >= min && number <= max && number == Math.Floor(number)
            ? (int)number : throw Wrong($"a whole number from {min} to {max}");

    /// <summary>A number within bounds.</summary>
    /// <exception cref="RealtimeFault">It is none.</exception>
    public double Number(double min, double max) =>
        Value.Type is JTokenType.Integer or JTokenType.Float && (double)Value is var number && number >= min && number <= max
            ? number : throw Wrong(FormattableString.Invariant($"a number from {min} to {max}"));

    /// <summary>The fault of a value that is not allowed.</summary>
    /// <param name="allowed">What is.</param>
    public RealtimeFault Wrong(string allowed) => new(FaultCodes.InvalidValue, $"Invalid value for '{Path}': it is {Shown()}, but must be {allowed}.", Path);

    /// <summary>The fault of a member that is not known.</summary>
    public RealtimeFault NotKnown() => new(FaultCodes.Unknown, $"Unknown parameter: '{Path}'.", Path);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Short values as they are; long ones and texts may be what somebody said, so only their kind.</summary>
    private string Shown() => Value.Type switch
    {
        JTokenType.Null => "null",
        JTokenType.Integer or JTokenType.Float or JTokenType.Boolean => Value.ToString(Newtonsoft.Json.Formatting.None),
        JTokenType.String when ((string)Value!).Length <= 40 => $"'{(string)Value!}'",
        JTokenType.String => "a text",
        JTokenType.Array => "an array",
        _ => "an object",
    };
}
