using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agents.Inference;

/// <summary>Options that all inference components share.</summary>
public abstract record InferenceOptions
{
    /// <summary>
    /// Where the gateway is, with its <c>/v1</c>. Null: the environment variable <c>LIVEKIT_INFERENCE_URL</c>, else LiveKit's gateway (protocol 1.2).
    /// </summary>
    public string? BaseUrl { get; init; }

    /// <summary>API key. Null or empty: <c>LIVEKIT_INFERENCE_API_KEY</c>, else <c>LIVEKIT_API_KEY</c>. Never printed.</summary>
    public string? ApiKey { get; init; }

    /// <summary>API secret. Null or empty: <c>LIVEKIT_INFERENCE_API_SECRET</c>, else <c>LIVEKIT_API_SECRET</c>. Never printed.</summary>
    public string? ApiSecret { get; init; }

    /// <summary>The job the component works for, named in headers; null outside of a job.</summary>
    public JobIdentity? Job { get; init; }

    /// <summary>How HTTP and WebSockets are done. Default: one shared <see cref="HttpTransport"/>. The seed's <c>http_session</c>.</summary>
    public IInferenceTransport Transport { get; init; } = HttpTransport.Shared;

    /// <summary>The clock of tokens, timeouts and timestamps. Retries wait on the scheduler of the stream's actor system.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where environment variables are read from. Default: this process.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Where the component logs. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Which reference client to follow where they differ. Default <see cref="ProtocolVariant.Default"/>.</summary>
    public ProtocolVariant Variant { get; init; } = ProtocolVariant.Default;

    /// <summary>Prints neither key nor secret.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append("BaseUrl = ").Append(BaseUrl);
        return true;
    }
}
