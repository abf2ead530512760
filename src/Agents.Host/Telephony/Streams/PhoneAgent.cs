using System.ComponentModel;
using Agents.Actors;
using Microsoft.Extensions.AI;

namespace Agents.Host.Telephony;

/// <summary>Fits agents to the telephone. Pure.</summary>
internal static class PhoneAgent
{
    /// <summary>The longest wait for a caller's last words: a call that is over is released within two seconds.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(500);

    /// <summary>The agent as it answers the telephone.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="options">Settings.</param>
    /// <param name="press">Sends the tones of keys.</param>
    public static AgentDefinition Fit(AgentDefinition agent, TelephonyOptions options, Action<string> press) => agent with
    {
        Options = agent.Options with
        {
            OutputLead = options.SendAhead,
            CloseTranscriptTimeout = agent.Options.CloseTranscriptTimeout < LastWords ? agent.Options.CloseTranscriptTimeout : LastWords,
        },
        Tools = options.KeypadTool ? [.. agent.Tools, Keypad(press)] : agent.Tools,
    };

    private static AIFunction Keypad(Action<string> press) => AIFunctionFactory.Create(
        [Description("Presses keys on the telephone, such as to choose in a menu.")]
        ([Description("The keys in order: 0-9, *, #, A-D.")] string keys) =>
        {
            var pressed = keys.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
            if (pressed.Length is 0 or > KeypadInput.Longest || !pressed.All(Keys.Has))
                return $"Nothing was pressed: give 1 to {KeypadInput.Longest} of the keys 0-9, *, #, A-D.";
            press(pressed);
            return "The keys were pressed.";
        },
        "press_keys");
}
