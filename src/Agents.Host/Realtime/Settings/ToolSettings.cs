using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>A function that the client offers to the model and runs itself.</summary>
/// <param name="Name">Its name: letters, digits, '_' and '-'.</param>
/// <param name="Description">What it does, for the model.</param>
/// <param name="Parameters">A JSON schema of an object.</param>
internal sealed record ToolSettings(string Name, string Description, JObject Parameters)
{
    /// <summary>Reads a <c>tools</c> array.</summary>
    /// <exception cref="RealtimeFault">An element is no function, or two have one name.</exception>
    public static IReadOnlyList<ToolSettings> ReadAll(Field field)
    {
        var tools = new List<ToolSettings>();
        foreach (var element in field.Elements())
        {
            var tool = Read(element);
            if (tools.Exists(other => other.Name == tool.Name))
                throw element.Required("name").Wrong("a name that no other tool has");
            tools.Add(tool);
        }

        return tools;
    }

    /// <summary>Writes it.</summary>
    public JObject Write() => new() { ["type"] = "function", ["name"] = Name, ["description"] = Description, ["parameters"] = Parameters };

    private static ToolSettings Read(Field field)
    {
        field.Required("type").OneOf("function");
        var name = field.Required("name");
        var text = name.Text();
        if (text.Length is 0 or > 64 || !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'))
            throw name.Wrong("1 to 64 letters, digits, '_' and '-'");
        return new ToolSettings(
            text,
            field.Member("description") is { IsNull: false } description ? description.Text() : "",
            field.Member("parameters") is { IsNull: false } parameters ? parameters.Object() : new JObject { ["type"] = "object", ["properties"] = new JObject() });
    }
}
