using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Sessions.Output;

/// <summary>Prints events as they come.</summary>
/// <param name="output">Standard output.</param>
/// <param name="json">Each event as the host sent it, one a line; else what matters to a person.</param>
internal sealed class EventPrinter(TextWriter output, bool json)
{
    /// <summary>Prints an event.</summary>
    public void Print(JObject happened)
    {
        if ((json ? happened.ToString(Formatting.None) : EventLine.Of(happened)) is not { } line)
            return;
        output.WriteLine(line);
        output.Flush();
    }
}
