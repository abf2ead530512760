using Agents.Actors;
using Agents.Kernel.Hosting;

namespace Agents.Host;

/// <summary>What a host of voice agents serves, and to whom.</summary>
public sealed record VoiceAgentsOptions
{
    /// <summary>
    /// The agents by name, each made anew for a session from the host's services, among them <see cref="SpeechServices"/>. Default: one agent
    /// <c>demo</c>, which knows the time and the date.
    /// </summary>
    public IReadOnlyDictionary<string, Func<IServiceProvider, AgentDefinition>> Agents { get; init; } =
        new Dictionary<string, Func<IServiceProvider, AgentDefinition>>();

    /// <summary>Who answers where nobody was asked for, or somebody unknown. Default null: the first by name.</summary>
    public string? DefaultAgent { get; init; }

    /// <summary>
    /// Gateway and models of <see cref="SpeechServices"/>. Null: there are none; the agents bring services of their own.
    /// </summary>
    public SpeechOptions? Speech { get; init; } = new();

    /// <summary>Recognisers and language models that clients may choose instead of an agent's own. Null: those of the embedded gateway that work on this machine; of another gateway none.</summary>
    public ServiceMenu? Menu { get; init; }

    /// <summary>Who may use the host.</summary>
    public AccessOptions Access { get; init; } = new();

    /// <summary>How many sessions run at one time, and where they are written down.</summary>
    public SessionRegionOptions Sessions { get; init; } = new();

    /// <summary>Where conversations are kept. Null: in this process only.</summary>
    public StoreOptions? Store { get; init; }

    /// <summary>What this host is among the nodes that share <see cref="Store"/>.</summary>
    public NodeOptions Node { get; init; } = new();

    /// <summary>The OpenAI Realtime API.</summary>
    public RealtimeOptions Realtime { get; init; } = new();

    /// <summary>The REST API.</summary>
    public RestOptions Rest { get; init; } = new();

    /// <summary>Calls from the telephone network.</summary>
    public TelephonyOptions Telephony { get; init; } = new();

    /// <summary>Health, readiness, measurements, and an orderly end.</summary>
    public OperationsOptions Operations { get; init; } = new();

    /// <summary>Whether there are web pages: <c>/</c> to talk, <c>/sessions</c> to watch. Default true; the application's own endpoints of these names win.</summary>
    public bool Pages { get; init; } = true;

    /// <summary>Clock and scheduler of the actors. Default: the kernel's.</summary>
    public ActorSystemOptions Actors { get; init; } = new();
}
