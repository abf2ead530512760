using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>
/// Logs whole requests, conversation included, when the environment variable <c>LK_OPENAI_DEBUG</c> is a number other than 0 (protocol 1.3). For a
/// developer's own machine: what callers said is in them.
/// </summary>
internal static partial class RequestLog
{
    private const string Variable = "LK_OPENAI_DEBUG";

    public static void Write(LlmOptions options, JObject body)
    {
        if (DebugVariable.IsOn(options.Environment(Variable)))
            Sent(options.LoggerFactory.CreateLogger<Llm>(), body.ToString(Newtonsoft.Json.Formatting.None));
    }

    [LoggerMessage(EventId = 1102, Level = Microsoft.Extensions.Logging.LogLevel.Debug, Message = "Chat request, logged because " + Variable + " is set: {Body}")]
    private static partial void Sent(ILogger logger, string body);
}
