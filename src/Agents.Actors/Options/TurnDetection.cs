namespace Agents.Actors;

/// <summary>
/// Who decides that the caller's turn is over (voice-session.md 1.2 and 3.3). The default is <see cref="Text"/> with
/// <see cref="GrammarTurnDetector"/>.
/// </summary>
public abstract record TurnDetection
{
    private TurnDetection(string name, params IReadOnlyList<EndOfTurnVoter> voters) => (Name, Voters) = (name, voters);

    /// <summary>Silence found by the voice activity detector, plus the endpointing delay.</summary>
    public static TurnDetection Vad { get; } = new VadMode();

    /// <summary>The recogniser's own end of speech, plus the endpointing delay.</summary>
    public static TurnDetection Stt { get; } = new SttMode();

    /// <summary>Only the application: nothing commits until it commits the turn.</summary>
    public static TurnDetection Manual { get; } = new ManualMode();

    /// <summary>Silence, with a delay chosen by what the caller has said so far.</summary>
    /// <param name="detector">Says how probable it is that the words form a finished turn.</param>
    public static TurnDetection Text(ITextTurnDetector detector) => new VotingMode("text", EndOfTurnVoter.Text(detector));

    /// <summary>Silence, with a delay chosen by how the caller sounds. Needs voice activity detection.</summary>
    /// <param name="detector">Listens and says how probable it is that the turn is finished.</param>
    /// <param name="local">Takes over for the rest of the session once <paramref name="detector"/> has not answered in time; null for none.</param>
    public static TurnDetection Audio(IAudioTurnDetector detector, IAudioTurnDetector? local = null)
        => new VotingMode("audio", EndOfTurnVoter.Audio(detector, local));

    /// <summary>Silence, with a delay that several voters agree on: whoever says "not finished" is heard first.</summary>
    /// <param name="voters">Who is asked; none is silence alone.</param>
    public static TurnDetection Combine(params IReadOnlyList<EndOfTurnVoter> voters) => new VotingMode("combined", voters);

    /// <summary>What is left when a component is missing.</summary>
    internal static TurnDetection Silence { get; } = new VotingMode("silence");

    internal string Name { get; }

    internal IReadOnlyList<EndOfTurnVoter> Voters { get; }

    internal bool UsesAudioDetector => Voters.Any(voter => voter is EndOfTurnVoter.AudioVoter);

    internal bool UsesRecogniser => Voters.Any(voter => voter is EndOfTurnVoter.RecogniserVoter);

    internal sealed record VadMode() : TurnDetection("vad");

    internal sealed record SttMode() : TurnDetection("stt");

    internal sealed record ManualMode() : TurnDetection("manual");

    internal sealed record VotingMode : TurnDetection
    {
        public VotingMode(string name, params IReadOnlyList<EndOfTurnVoter> voters)
            : base(name, voters)
        {
        }
    }
}
