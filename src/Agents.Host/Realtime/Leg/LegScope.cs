using Agents.Actors;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>What the parts of a leg share: its settings, its items, its client and its session. All of them run inside the leg's actor.</summary>
internal sealed class LegScope : IResponseSink
{
    public LegScope(LegSetup setup, IActorRef self, IScheduler clock, ITimerScheduler timers)
    {
        (Setup, Self, Clock, Timers, Settings) = (setup, self, clock, timers, setup.Settings);
        Turns = new ModelTurnSlot(new ModelTurn(RealtimeIds.Response(), ResponseRequest.By(Settings)));
        Feed = new InputFeed(clock, frame => Session?.Input.Offer(frame));
    }

    /// <summary>What the leg is made of.</summary>
    public LegSetup Setup { get; }

    public IActorRef Self { get; }

    public IScheduler Clock { get; }

    public ITimerScheduler Timers { get; }

    /// <summary>The effective settings.</summary>
    public RealtimeSettings Settings { get; set; }

    /// <summary>Name of the conversation.</summary>
    public string Conversation { get; } = RealtimeIds.Conversation();

    /// <summary>The conversation.</summary>
    public ItemList Items { get; } = new();

    /// <summary>Names that items have in the session, where they are others.</summary>
    public Dictionary<string, string> SessionIds { get; } = [];

    /// <summary>The agent's spoken items.</summary>
    public Dictionary<string, SpokenItem> Spoken { get; } = [];

    /// <summary>What the model is asked next.</summary>
    public ModelTurnSlot Turns { get; }

    /// <summary>The caller's sound.</summary>
    public InputFeed Feed { get; }

    /// <summary>The client; null while it is gone.</summary>
    public RealtimeConnection? Connection { get; set; }

    /// <summary>The session; null until it is needed.</summary>
    public VoiceSessionHandle? Session { get; set; }

    /// <summary>Whether the agent was heard.</summary>
    public bool HasSpoken { get; set; }

    /// <inheritdoc />
    public void Send(JObject happened) => Connection?.Send(happened);

    /// <inheritdoc />
    public void SendSound(SoundPlace place, ReadOnlySpan<byte> sound) => Connection?.SendSound(place, sound);

    /// <summary>The name of an item in the session.</summary>
    public string SessionId(string item) => SessionIds.GetValueOrDefault(item, item);
}
