namespace Agents.Host.Services;

/// <summary>The three models of a call.</summary>
/// <param name="Stt">Speech to text, as <c>provider/model[:language]</c>.</param>
/// <param name="Llm">Language model.</param>
/// <param name="Tts">Text to speech, as <c>provider/model[:voice]</c>.</param>
internal sealed record ModelChoice(string Stt, string Llm, string Tts)
{
    private static readonly ModelChoice Local = new("local/pocketsphinx:en", "local/concierge", "local/flite:slt");
    private static readonly ModelChoice Hosted = new("deepgram/nova-3:en", "openai/gpt-4.1-mini", "cartesia/sonic-3");

    /// <summary>The models asked for, with the defaults of the gateway: this machine's engines on loopback, hosted ones elsewhere.</summary>
    public static ModelChoice For(SpeechOptions options, GatewayChoice gateway)
    {
        var defaults = gateway.AudioLeaves ? Hosted : Local;
        return new ModelChoice(options.Stt ?? defaults.Stt, options.Llm ?? defaults.Llm, options.Tts ?? defaults.Tts);
    }
}
