namespace Agents.Host;

/// <summary>
/// The models that clients may choose from, by the names of the inference gateway. A client names a voice in <c>audio.output.voice</c> and models in <c>x_models</c> of its
/// realtime session.
/// </summary>
/// <param name="Stt">Recognisers, such as <c>local/pocketsphinx:en</c>.</param>
/// <param name="Llm">Language models, such as <c>local/concierge</c>.</param>
/// <param name="Tts">Voices, such as <c>local/flite:slt</c>.</param>
public sealed record ServiceMenu(IReadOnlyList<string> Stt, IReadOnlyList<string> Llm, IReadOnlyList<string> Tts)
{
    /// <summary>Nothing to choose: each agent has its own.</summary>
    public static ServiceMenu None { get; } = new([], [], []);
}
