namespace Agents.Inference;

/// <summary>How long the pieces are that a text is given out in.</summary>
/// <param name="Min">Sentences are put together until a piece has this many characters. Default 20.</param>
/// <param name="Max">A piece is given out before one more sentence would make it longer; a longer sentence stays whole. Null: no limit.</param>
public sealed record SentenceLimits(int Min = 20, int? Max = null)
{
    /// <summary>The limits of the protocol: pieces from 20 characters.</summary>
    public static SentenceLimits Default { get; } = new();

    /// <summary>How many characters a provider takes at once (protocol 3.4, upstream); null where no limit is known.</summary>
    /// <param name="provider">The part of a model's name before its slash.</param>
    public static int? CapOf(string provider) => provider switch
    {
        "inworld" => 900,
        "cartesia" => 400,
        "xai" => 1000,
        _ => null,
    };
}
