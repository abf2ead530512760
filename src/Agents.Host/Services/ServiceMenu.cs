namespace Agents.Host;

/// <summary>
/// The models that clients may choose from, by the names of the inference gateway, in <c>x_models</c> of their realtime session. Voices are chosen by
/// <see cref="SpeechOptions.Voices"/>.
/// </summary>
/// <param name="Stt">Recognisers, such as <c>local/pocketsphinx:en</c>.</param>
/// <param name="Llm">Language models, such as <c>local/concierge</c>.</param>
public sealed record ServiceMenu(IReadOnlyList<string> Stt, IReadOnlyList<string> Llm)
{
    /// <summary>Nothing to choose: each agent has its own.</summary>
    public static ServiceMenu None { get; } = new([], []);
}
