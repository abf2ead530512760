namespace Agents.Host.Call.Output;

/// <summary>Writes the conversation as it happens: one line an event, in words or in JSON.</summary>
/// <param name="output">Standard output.</param>
/// <param name="json">JSON lines with every event, instead of text with what matters to a person.</param>
internal sealed class ConversationPrinter(TextWriter output, bool json)
{
    /// <summary>Writes one event. In text form interim transcripts and state changes are left out.</summary>
    public void Print(CallEvent happened)
    {
        if (json)
            output.WriteLine(happened.ToJson());
        else if (happened.Type is not (CallEventTypes.Started or CallEventTypes.Interim or CallEventTypes.State))
            output.WriteLine(happened.ToString());
        output.Flush();
    }
}
