namespace Agents.Messages;

/// <summary>Who is to blame for a failure. A closed set: a metric or an alert can be keyed by it.</summary>
public enum ErrorSource
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>The caller or the code that called us: a wrong argument, a hang-up, a broken client.</summary>
    Caller,

    /// <summary>The speech to text service.</summary>
    Stt,

    /// <summary>The language model service.</summary>
    Llm,

    /// <summary>The text to speech service.</summary>
    Tts,

    /// <summary>The interruption detection service.</summary>
    Interruption,

    /// <summary>A function tool.</summary>
    Tool,

    /// <summary>This program: a bug.</summary>
    Us,
}
