using Agents.Inference;

namespace Agents.Host.Call;

/// <summary>The speech and language services of a call.</summary>
internal sealed record Services(Stt Stt, Llm Llm, Tts Tts) : IAsyncDisposable
{
    /// <summary>The clients of a gateway.</summary>
    /// <param name="models">Which models.</param>
    /// <param name="access">Where the gateway is and how it is reached.</param>
    public static Services Create(ModelChoice models, GatewayAccess access) => new(
        new Stt(new SttOptions
        {
            Model = models.Stt, BaseUrl = access.BaseUrl, ApiKey = access.ApiKey, ApiSecret = access.ApiSecret, Clock = access.Clock, Transport = access.Transport,
        }),
        new Llm(new LlmOptions
        {
            Model = models.Llm, BaseUrl = access.BaseUrl, ApiKey = access.ApiKey, ApiSecret = access.ApiSecret, Clock = access.Clock, Transport = access.Transport,
        }),
        new Tts(new TtsOptions
        {
            Model = models.Tts, BaseUrl = access.BaseUrl, ApiKey = access.ApiKey, ApiSecret = access.ApiSecret, Clock = access.Clock, Transport = access.Transport,
        }));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Stt.DisposeAsync();
        await Llm.DisposeAsync();
        await Tts.DisposeAsync();
    }
}
