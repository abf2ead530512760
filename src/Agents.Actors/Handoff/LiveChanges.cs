using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>What is changed while a session runs (voice-session.md 5.5). Each change is all or nothing. Owned by the session.</summary>
internal sealed class LiveChanges(SessionScope scope, AgentMemory memory, AgentArrivals arrivals, Interruptions interruptions)
{
    private AgentSeat Seat => scope.Setup.Seat;

    /// <summary>Settings and services.</summary>
    public void Update(SessionUpdate update, IActorRef asker) => Try(asker, () =>
    {
        var changes = Seat.Changes.Then(update);
        var wasManual = scope.Options.TurnHandling.TurnDetection is TurnDetection.ManualMode;
        var plan = AgentResolution.Resolve(scope.Setup.Session, scope.Active.Agent, changes);
        var settings = plan.Agent with { Instructions = scope.Agent.Instructions, TextInstructions = scope.Agent.TextInstructions, Tools = scope.Agent.Tools };
        settings.Validate();
        update.Tts?.Prewarm(scope.Children); // a voice that cannot even begin is refused here, before anything has changed
        (Seat.Changes, scope.Active.Settings) = (changes, settings);
        if (update.Options != OptionOverrides.None)
            scope.Write(new SettingsChanged(OverridesJson.Write(update.Options)));
        foreach (var warning in plan.Warnings)
            scope.Log.Warning(warning);
        arrivals.Equip();
        if (wasManual != scope.Options.TurnHandling.TurnDetection is TurnDetection.ManualMode)
            interruptions.ForgetTimer();
    });

    /// <summary>What the agent is told.</summary>
    public void Instruct(string instructions, IActorRef asker) => Try(asker, () =>
    {
        scope.Active.Settings = scope.Agent with { Instructions = instructions, TextInstructions = null };
        memory.Configured(instructions, [], []);
    });

    /// <summary>What the agent can do.</summary>
    public void Equip(IReadOnlyList<AIFunction> tools, IActorRef asker) => Try(asker, () =>
    {
        var before = scope.Agent.Tools.Select(tool => tool.Name).ToList();
        var settings = scope.Agent with { Tools = AgentResolution.Join(scope.Setup.Session.Tools, tools) };
        settings.Validate();
        scope.Active.Settings = settings;
        var after = settings.Tools.Select(tool => tool.Name).ToList();
        var removed = before.Except(after).ToList();
        scope.Active.Context = WithKnownCalls(scope.Active.Context);
        if (removed.Count > 0 || after.Except(before).Any())
            memory.Configured(null, [.. after.Except(before)], removed);
    });

    /// <summary>What the agent knows.</summary>
    public void Remember(ChatContext context, IActorRef asker) => Try(asker, () =>
    {
        scope.Active.Context = WithKnownCalls(Conversation.WithoutInstructions(context));
    });

    /// <summary>The caller's and the agent's sound (S22).</summary>
    public void Switch(SwitchAudio switched)
    {
        if (switched.Input is { } input && input != Seat.AudioInput)
        {
            Seat.AudioInput = input;
            scope.Setup.Ingress.Valve.Closed = !input;
            if (!input)
                scope.Rooms.Turns.Tell(HushCaller.Instance);
        }
        Seat.AudioOutput = switched.Output ?? Seat.AudioOutput;
    }

    /// <summary>A context without the calls of functions that the agent does not have (S19, S20).</summary>
    private ChatContext WithKnownCalls(ChatContext context)
    {
        var known = scope.Agent.Tools.Select(tool => tool.Name).ToHashSet();
        var calls = context.Items.OfType<FunctionCall>().Where(call => !known.Contains(call.Name)).Select(call => call.CallId).ToHashSet();
        return calls.Count == 0 ? context : new ChatContext(context.Items.RemoveAll(item => item switch
        {
            FunctionCall call => calls.Contains(call.CallId),
            FunctionCallOutput output => calls.Contains(output.CallId),
            _ => false,
        }));
    }

    private void Try(IActorRef asker, Action change)
    {
        try
        {
            change();
            asker.Tell(Done.Instance);
        }
        catch (Exception error)
        {
            scope.Log.Warning("A change of session {0} was refused: {1}", scope.Id, error.Message);
            asker.Tell(new Status.Failure(error));
        }
    }
}
