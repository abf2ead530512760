using Agents.Inference;

namespace Agents.Host;

/// <summary>The speech and language services that agents are made of: clients of one inference gateway.</summary>
/// <param name="Stt">Hears.</param>
/// <param name="Llm">Thinks.</param>
/// <param name="Tts">Speaks.</param>
public sealed record SpeechServices(Stt Stt, Llm Llm, Tts Tts) : IAsyncDisposable
{
    /// <summary>The clients of a gateway.</summary>
    /// <param name="models">Which models.</param>
    /// <param name="access">Where the gateway is and how it is reached.</param>
    internal static SpeechServices Create(Services.ModelChoice models, Services.GatewayAccess access) => new(
        new Stt(new SttOptions
        {
            Model = models.Stt, BaseUrl = access.BaseUrl, ApiKey = access.ApiKey, ApiSecret = access.ApiSecret, Clock = access.Clock, Transport = access.Transport,
        }),
        new Llm(new LlmOptions
        {
            Model = models.Llm, BaseUrl = access.BaseUrl, ApiKey = access.ApiKey, ApiSecret = access.ApiSecret, Clock = access.Clock, Transport = access.Transport,
        }),
        Voice(models.Tts, access));

    /// <summary>A voice of a gateway.</summary>
    internal static Tts Voice(string model, Services.GatewayAccess access) => new(new TtsOptions
    {
        Model = model, BaseUrl = access.BaseUrl, ApiKey = access.ApiKey, ApiSecret = access.ApiSecret, Clock = access.Clock, Transport = access.Transport,
    });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Stt.DisposeAsync();
        await Llm.DisposeAsync();
        await Tts.DisposeAsync();
    }
}
