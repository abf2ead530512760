namespace Agents.Actors;

/// <summary>
/// What the caller has said in the turn that is open: finals joined by spaces, then the current interim (voice-session.md T8, T9).
/// Immutable.
/// </summary>
internal sealed record TurnTranscript
{
    private const int ShortTranscript = 5;

    public static TurnTranscript Empty { get; } = new();

    public string Finals { get; private init; } = "";

    public string Interim { get; private init; } = "";

    public DateTimeOffset? LastFinalAt { get; private init; }

    public LanguageCode Language { get; private init; }

    private double ConfidenceSum { get; init; }

    private int FinalCount { get; init; }

    /// <summary>Mean over the finals, 0 to 1; 0 if there is none.</summary>
    public double Confidence => FinalCount == 0 ? 0 : ConfidenceSum / FinalCount;

    public string Text => Join(Finals, Interim);

    public bool IsEmpty => Finals.Length == 0;

    public TurnTranscript WithInterim(string text) => this with { Interim = text.Trim() };

    public TurnTranscript WithFinal(SpeechData heard, DateTimeOffset at) => this with
    {
        Finals = Join(Finals, heard.Text.Trim()),
        Interim = "",
        LastFinalAt = at,
        ConfidenceSum = ConfidenceSum + heard.Confidence,
        FinalCount = FinalCount + 1,
        Language = Adopts(heard) ? heard.Language : Language,
    };

    /// <summary>Removes what a committed turn took; words that came meanwhile stay.</summary>
    public TurnTranscript Without(TurnTranscript committed) => new()
    {
        Finals = Finals.StartsWith(committed.Finals, StringComparison.Ordinal) ? Finals[committed.Finals.Length..].TrimStart() : "",
        Interim = Interim,
        Language = Language,
        LastFinalAt = Finals.Length > committed.Finals.Length ? LastFinalAt : null,
        ConfidenceSum = ConfidenceSum - committed.ConfidenceSum,
        FinalCount = FinalCount - committed.FinalCount,
    };

    private bool Adopts(SpeechData heard)
        => !heard.Language.IsEmpty && heard.Language.Value is not ("auto" or "multi")
            && (Language.IsEmpty || heard.Text.Length > ShortTranscript);

    private static string Join(string left, string right) => left.Length == 0 ? right : right.Length == 0 ? left : $"{left} {right}";
}
