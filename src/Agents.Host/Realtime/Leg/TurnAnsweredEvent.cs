using Agents.Actors;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>
/// <c>x_agents.turn_answered</c>: how long each step from the caller's last word to the agent's first sound took. An event of this host's own, for clients that
/// name it in <c>session.include</c>.
/// </summary>
internal static class TurnAnsweredEvent
{
    /// <summary>Its name, and what <c>include</c> must hold.</summary>
    public const string Type = "x_agents.turn_answered";

    /// <summary>Whether the client wants it.</summary>
    public static bool IsWanted(RealtimeSettings settings) =>
        settings.Kept["include"] is JArray included && included.Any(entry => entry.Type == JTokenType.String && (string?)entry == Type);

    /// <summary>Writes it.</summary>
    /// <param name="response">The response that begins to be heard; null if it is over already.</param>
    /// <param name="steps">The steps.</param>
    public static JObject Write(string? response, TurnWaterfall steps) => new()
    {
        ["type"] = Type,
        ["response_id"] = response,
        ["steps_ms"] = new JObject
        {
            ["transcript"] = Milliseconds(steps.Transcript),
            ["decision"] = Milliseconds(steps.Decision),
            ["request"] = Milliseconds(steps.Request),
            ["first_token"] = Milliseconds(steps.FirstToken),
            ["first_text"] = Milliseconds(steps.FirstText),
            ["first_audio_made"] = Milliseconds(steps.FirstAudioMade),
            ["first_audio_sent"] = Milliseconds(steps.FirstAudioSent),
        },
    };

    private static double? Milliseconds(TimeSpan? step) => step is { } time ? Math.Round(time.TotalMilliseconds, 1) : null;
}
