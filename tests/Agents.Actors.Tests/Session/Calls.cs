using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

/// <summary>Short ways to set up and drive scripted calls.</summary>
internal static class Calls
{
    public static ScriptedCall With(
        Func<ChatContext, ScriptedAnswer>? answers = null, Func<AgentDefinition, AgentDefinition>? agent = null, ScriptedTts? tts = null,
            Func<ScriptedCaller, ScriptedStt>? stt = null, ScriptedLlm? llm = null,
            IConversationStore? store = null)
        => new(new ScriptedCallOptions
        {
            Llm = llm ?? new ScriptedLlm(answers!),
            Tts = tts ?? new ScriptedTts(),
            Agent = agent ?? (unchanged => unchanged),
            Stt = stt ?? (caller => new ScriptedStt(caller)),
            Region = new SessionRegionOptions { Store = store },
        });

    public static ScriptedCall CallerSays(this ScriptedCall call, string text, double at, double lasts)
    {
        call.Caller.Says(text, at, lasts);
        return call;
    }

    public static ScriptedCall CallerMakesNoise(this ScriptedCall call, double at, double lasts)
    {
        call.Caller.MakesNoise(at, lasts);
        return call;
    }
}
