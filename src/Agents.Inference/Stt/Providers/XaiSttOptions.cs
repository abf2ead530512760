namespace Agents.Inference;

/// <summary>Options of xAI's speech to text. What is null is left to the provider.</summary>
public sealed record XaiSttOptions : ProviderOptions
{
    /// <summary>Tell speakers apart; default false.</summary>
    public bool? Diarize { get; init; }

    /// <summary>0 to 5000 ms.</summary>
    public int? Endpointing { get; init; }

    /// <summary>Inverse text normalisation; needs a language.</summary>
    public bool? Format { get; init; }

    /// <summary>Default true.</summary>
    public bool? InterimResults { get; init; }
}
