using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// Where the reference clients differ, which of them to follow (protocol section 7; the numbers are its rows). The defaults are what most users want.
/// What belongs to one component only is an option there: <see cref="InterruptionOptions.Threshold"/> (1), <see cref="InterruptionOptions.Protocol"/> (2),
/// <see cref="TtsOptions.Packets"/> (13). Number 17 is calls that the seed does not have.
/// </summary>
public sealed record ProtocolVariant
{
    /// <summary>What section 7 recommends.</summary>
    public static ProtocolVariant Default { get; } = new();

    /// <summary>LiveKit Agents 1.5.6, the seed.</summary>
    public static ProtocolVariant Seed { get; } = new()
    {
        Statuses = new StatusRule { RetriesTransient = false, BelievesRaiser = true },
        RetriesFinalErrors = true,
        FailedSendIsFinal = true,
        ExtendedStt = false,
        AlwaysAligned = true,
        SplitsUpdatedModel = false,
        TtsAlignment = false,
        ImmediateRetries = 2,
        AnyChunkIsOutput = true,
        ThinkingPerChunk = true,
        NullInPlainTypesOnly = true,
        ReportsAgentEnded = false,
        ExtendedHeaders = false,
    };

    /// <summary>LiveKit Agents 1.7.0. Its interruption detector has no threshold of its own and always uses a WebSocket.</summary>
    public static ProtocolVariant Upstream { get; } = new() { RemoteEotUrl = false, KeysOverHttp = true, SplitsUpdatedModel = true };

    /// <summary>3: interruption detection looks for its gateway in <c>LIVEKIT_REMOTE_EOT_URL</c> too. Default true.</summary>
    public bool RemoteEotUrl { get; init; } = true;

    /// <summary>4: interruption detection over HTTP at a gateway of one's own needs key and secret as well. Default false.</summary>
    public bool KeysOverHttp { get; init; }

    /// <summary>5 and 6: which statuses may be retried.</summary>
    public StatusRule Statuses { get; init; } = StatusRule.Default;

    /// <summary>7: speech to text and <c>Synthesize</c> also retry what a retry cannot mend. Default false.</summary>
    public bool RetriesFinalErrors { get; init; }

    /// <summary>8: audio that cannot be sent to speech to text ends the stream, with the transport's own exception. Default false: a retry.</summary>
    public bool FailedSendIsFinal { get; init; }

    /// <summary>9: speech to text knows <c>start_of_speech</c>, metadata, key terms, context of the agent, and a detector for silence. Default true.</summary>
    public bool ExtendedStt { get; init; } = true;

    /// <summary>10: speech to text says that its words have times, whatever the model. Default false.</summary>
    public bool AlwaysAligned { get; init; }

    /// <summary>11: the model of <c>UpdateOptions</c> is split into model and language (voice) as in the constructor. Default true.</summary>
    public bool SplitsUpdatedModel { get; init; } = true;

    /// <summary>12: text to speech takes times of words and characters. Default true.</summary>
    public bool TtsAlignment { get; init; } = true;

    /// <summary>14: how often a chat request is sent again within one attempt, after 0.5 s, 1 s, 2 s … 8 s. 0 to 10, default 0; the seed: 2.</summary>
    public int ImmediateRetries { get; init; }

    /// <summary>15: any chunk of an answer, also usage or metadata, ends retrying and counts for the time to first token. Default false: generated ones.</summary>
    public bool AnyChunkIsOutput { get; init; }

    /// <summary>16: tags of thoughts are seen only within one chunk. Default false: wherever the stream cuts them.</summary>
    public bool ThinkingPerChunk { get; init; }

    /// <summary>18: only plain types of a strict schema accept null for their default, but those of response formats too. Default false.</summary>
    public bool NullInPlainTypesOnly { get; init; }

    /// <summary>19: an overlap that ended because the agent did is marked, and is no backchannel. Default true.</summary>
    public bool ReportsAgentEnded { get; init; } = true;

    /// <summary>20: requests carry worker token, agent id and session id. Default true.</summary>
    public bool ExtendedHeaders { get; init; } = true;
}
