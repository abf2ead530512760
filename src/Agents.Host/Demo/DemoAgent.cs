using System.ComponentModel;
using Agents.Actors;
using Agents.Inference;
using Microsoft.Extensions.AI;

namespace Agents.Host.Demo;

/// <summary>The agent that answers <c>agents call</c>: it knows the time and the date, by its tools.</summary>
internal static class DemoAgent
{
    private const string Instructions =
        """
        You are a friendly voice assistant on a phone line. Answer in one or two short spoken sentences, without lists or symbols.
        Use your tools for the time and the date; never guess them.
        """;

    /// <summary>Its name.</summary>
    public const string Name = "demo";

    /// <summary>The agent over some services.</summary>
    /// <param name="stt">Hears.</param>
    /// <param name="llm">Thinks.</param>
    /// <param name="tts">Speaks.</param>
    /// <param name="now">The local time that the tools tell.</param>
    public static AgentDefinition Create(ISpeechToText stt, ILanguageModel llm, ITextToSpeech tts, Func<DateTimeOffset> now) => new()
    {
        Id = Name,
        Instructions = Instructions,
        Stt = stt,
        Llm = llm,
        Tts = tts,
        Tools = Tools(now),
        Options = new Actors.SessionOptions { AecWarmupDuration = null }, // a recording has no echo of the agent
    };

    private static IReadOnlyList<AIFunction> Tools(Func<DateTimeOffset> now) =>
    [
        AIFunctionFactory.Create(
            [Description("Tells the current time of day.")] () => SpokenTime.OfDay(TimeOnly.FromTimeSpan(now().TimeOfDay)), "get_time"),
        AIFunctionFactory.Create(
            [Description("Tells today's date.")] () => SpokenTime.OfDate(DateOnly.FromDateTime(now().DateTime)), "get_date"),
    ];
}
