using System.Threading.Channels;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>Tells a caller who interrupts from one who only agrees (seed: <c>AdaptiveInterruptionDetector</c>; protocol section 5).</summary>
public sealed class AdaptiveInterruptionDetector : InferenceComponent, IInterruptionDetector
{
    private readonly InterruptionOptions _options;
    private readonly Gateway _gateway;
    private volatile InterruptionSettings _settings;

    /// <summary>Makes the component. Nothing is sent yet.</summary>
    /// <param name="options">How it works; null for all defaults.</param>
    /// <exception cref="ArgumentException">An option is wrong, or a key or secret is needed and missing.</exception>
    public AdaptiveInterruptionDetector(InterruptionOptions? options = null)
        : base(ErrorSource.Interruption, options?.Clock ?? TimeProvider.System)
    {
        _options = options ?? new InterruptionOptions();
        InterruptionSettings.Validate(_options);
        _settings = InterruptionSettings.From(_options);
        (_gateway, UsesWebSocket) = InterruptionGateway.Resolve(_options);
    }

    /// <summary>Raised with every event of every stream, on the stream's actor: be quick (seed: <c>overlapping_speech</c>).</summary>
    public event Action<OverlappingSpeechEvent>? OverlappingSpeech;

    /// <summary>Always <c>adaptive interruption</c>.</summary>
    public override string Model => "adaptive interruption";

    /// <summary>Samples per second that are sent: 16000.</summary>
    public int SampleRate => InterruptionSettings.SampleRate;

    /// <summary>Whether streams use a WebSocket; HTTP otherwise.</summary>
    public bool UsesWebSocket { get; }

    /// <inheritdoc/>
    public IInterruptionStream Stream(ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
    {
        var audio = new OverlapAudio(
            (int)(_options.MaxAudioDuration.TotalSeconds * SampleRate),
            (int)(_options.DetectionInterval.TotalSeconds * SampleRate),
            (int)(_options.AudioPrefixDuration.TotalSeconds * SampleRate));
        var output = Channel.CreateUnbounded<OverlappingSpeechEvent>(new UnboundedChannelOptions { SingleReader = true });
        var life = Streams.Enter();
        var plan = new InterruptionPlan(
            _options, _gateway, _settings, connect ?? ApiConnectOptions.Default, audio, output.Writer, Events.For(parent), life)
        {
            UsesWebSocket = UsesWebSocket,
            Heard = said => OverlappingSpeech?.Invoke(said),
        };
        try
        {
            life.Ref = InferenceSystem.Or(parent).ActorOf(Props.Create(() => new InterruptionStreamActor(plan)), name);
        }
        catch (Exception error)
        {
            life.End();
            Events.Raise(error, recoverable: false);
            throw;
        }
        return new InterruptionStream(life, output.Reader.Enumerate, InferenceSystem.Of(parent), audio);
    }

    /// <summary>Changes options for new streams and running ones; those with a WebSocket connect anew, without an error and without losing their state.</summary>
    /// <param name="threshold">0 to 1; null keeps it.</param>
    /// <param name="minInterruptionDuration">Above 0; null keeps it.</param>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    public void UpdateOptions(double? threshold = null, TimeSpan? minInterruptionDuration = null)
    {
        var settings = _settings.Apply(threshold, minInterruptionDuration, _options);
        _settings = settings;
        Streams.Tell(new InterruptionChanged(settings));
    }
}
