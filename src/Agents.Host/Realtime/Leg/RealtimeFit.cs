using System.Runtime.CompilerServices;
using Agents.Actors;
using Agents.Audio;
using Agents.Host.Services;
using Agents.Inference;

namespace Agents.Host.Realtime;

/// <summary>
/// Fits every agent that has a session's conversation to the client: the first one, and those that it is handed over to. The same service is fitted once, so
/// that what stays the same is not touched. Thread safe: read by the session's actors, told by the leg.
/// </summary>
/// <param name="setup">What the leg is made of.</param>
/// <param name="slot">Knows how each response is made.</param>
/// <param name="leg">Is told what the model says and when turns are over.</param>
internal sealed class RealtimeFit(LegSetup setup, ModelTurnSlot slot, IActorRef leg)
{
    private readonly ConditionalWeakTable<ILanguageModel, RealtimeModel> _models = [];
    private readonly ConditionalWeakTable<ITextToSpeech, RealtimeVoice> _voices = [];
    private volatile Wish _wish = Wish.Of(setup.Settings);
    private volatile Ear? _ear;

    /// <summary>Follows the client's settings.</summary>
    /// <returns>Whether they change what is in force: then a running session must look again.</returns>
    public bool Follow(RealtimeSettings settings)
    {
        var before = _wish;
        _wish = Wish.Of(settings);
        return _wish != before;
    }

    /// <summary>What is in force for an agent, as the session runs it.</summary>
    public AgentDefinition Apply(AgentDefinition agent)
    {
        var wish = _wish;
        var chosen = setup.Swap(agent, wish.Services);
        return chosen with
        {
            Llm = chosen.Llm is { } llm ? _models.GetValue(llm, own => new RealtimeModel(own, slot, leg)) : null,
            Tts = chosen.Tts is { } tts ? _voices.GetValue(tts, own => new RealtimeVoice(own, slot, setup.Voices)) : null,
            Vad = chosen.Vad is { } detector ? Fitted(detector, wish.Turns) : null,
            OnUserTurnCompleted = OnTurnAsync,
            Options = SessionPlan.Options(chosen.Options, wish.Turns) with { OutputLead = setup.Options.OutputLead },
        };
    }

    private Func<VoiceActivityDetector> Fitted(Func<VoiceActivityDetector> own, VadSettings? turns)
    {
        if (_ear is { } ear && ear.Own == own && ear.Turns == turns)
            return ear.Fitted;
        var fitted = new Ear(own, turns, () => SessionPlan.Detector(own(), turns));
        _ear = fitted;
        return fitted.Fitted;
    }

    private async Task OnTurnAsync(CompletedTurn turn, CancellationToken stop)
    {
        var taken = await leg.Ask<TurnTaken>(new TurnCompleted(turn.Message.Text), stop);
        turn.Message = turn.Message with { Id = taken.ItemId };
        if (!taken.Answer)
            throw new StopResponseException();
    }

    /// <summary>What of the client's settings changes the agent.</summary>
    private sealed record Wish(VadSettings? Turns, ServiceSwap Services)
    {
        public static Wish Of(RealtimeSettings settings) => new(settings.TurnDetection, settings.Swap);
    }

    private sealed record Ear(Func<VoiceActivityDetector> Own, VadSettings? Turns, Func<VoiceActivityDetector> Fitted);
}
