namespace Agents.Gateway;

/// <summary>Counts what each API key has used. A minute begins with its first request. For all of a gateway's requests.</summary>
internal sealed class QuotaMeter(QuotaOptions options, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Use> _keys = [];
    private readonly Lock _gate = new();

    /// <summary>Counts a request, unless a limit is reached.</summary>
    /// <param name="key">The API key.</param>
    public QuotaState Enter(string key)
    {
        lock (_gate)
        {
            var use = Current(key);
            var left = Minute - time.GetElapsedTime(use.Since);
            var full = use.Requests >= options.RequestsPerMinute || use.Tokens >= options.TokensPerMinute;
            var spent = use.Credits >= options.Credits;
            if (!full && !spent) use.Requests++;
            return State(use, spent ? Minute : full ? left : null);
        }
    }

    /// <summary>Counts what an answer cost.</summary>
    public void Spend(string key, int tokens)
    {
        lock (_gate)
        {
            var use = Current(key);
            use.Tokens += tokens;
            use.Credits += tokens;
        }
    }

    private Use Current(string key)
    {
        if (!_keys.TryGetValue(key, out var use)) _keys[key] = use = new Use { Since = time.GetTimestamp() };
        if (time.GetElapsedTime(use.Since) >= Minute) (use.Since, use.Requests, use.Tokens) = (time.GetTimestamp(), 0, 0);
        return use;
    }

    private QuotaState State(Use use, TimeSpan? refusedFor) => new(
        refusedFor,
        [
            .. Pair("RPM", options.RequestsPerMinute, use.Requests),
            .. Pair("TPM", options.TokensPerMinute, use.Tokens),
            .. Pair("Credits", options.Credits, use.Credits),
        ]);

    private static IEnumerable<(string, long)> Pair(string name, long? limit, long used) => limit is { } most
        ? [($"X-LiveKit-Inference-{name}-Limit", most), ($"X-LiveKit-Inference-{name}-Used", used)]
        : [];

    private sealed class Use
    {
        public long Since;
        public long Requests;
        public long Tokens;
        public long Credits;
    }
}

/// <summary>How much of its quota an API key has used.</summary>
/// <param name="RefusedFor">How long to wait when a limit is reached; null when the request may go on.</param>
/// <param name="Headers">The response headers (protocol section 1.5).</param>
internal readonly record struct QuotaState(TimeSpan? RefusedFor, IReadOnlyList<(string Name, long Value)> Headers);
