namespace Agents.Inference;

/// <summary>Takes a model's thoughts out of its text. One per attempt.</summary>
internal interface IThinkingFilter
{
    /// <summary>What of the text may be shown now.</summary>
    /// <param name="content">New text; null when the delta has none.</param>
    /// <param name="last">Whether the choice is finished.</param>
    /// <param name="withCall">Whether the delta brings a function call too.</param>
    /// <returns>Null when nothing is visible.</returns>
    string? Filter(string? content, bool last, bool withCall);
}
