namespace Agents.Gateway;

/// <summary>A model string of the protocol, split as section 1.7 says: <c>provider/model[:suffix]</c>, at the last colon.</summary>
/// <param name="Model">The text before the last colon, or all of it.</param>
/// <param name="Suffix">The text after it: a language for speech to text, a voice for text to speech; null without a colon.</param>
public readonly record struct ModelName(string Model, string? Suffix = null)
{
    /// <summary>Splits a model string at its last colon.</summary>
    /// <param name="text">For example <c>local/pocketsphinx:en</c> or <c>local/flite:slt</c>.</param>
    public static ModelName Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0 ? new(text) : new(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>The text before the first <c>/</c>, for example <c>deepgram</c>.</summary>
    public string Provider => Model.Split('/', 2)[0];

    /// <inheritdoc/>
    public override string ToString() => string.IsNullOrEmpty(Suffix) ? Model : $"{Model}:{Suffix}";
}
