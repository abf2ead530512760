namespace Agents.Messages;

/// <summary>
/// A model string <c>provider/model[:suffix]</c>, split at the last colon (protocol 1.7). The suffix is a language for STT and a voice for
/// TTS; an LLM's model is never split.
/// </summary>
/// <param name="Model">What stands before the last colon.</param>
/// <param name="Suffix">What stands behind it, verbatim (may be empty); null when there is no colon.</param>
public readonly record struct ModelString(string Model, string? Suffix)
{
    /// <summary>Splits <paramref name="text"/>.</summary>
    public static ModelString Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0 ? new ModelString(text, null) : new ModelString(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>The provider: what stands before the first slash, the whole text when there is none.</summary>
    public static string ProviderOf(string model)
    {
        var slash = model.IndexOf('/');
        return slash < 0 ? model : model[..slash];
    }
}
