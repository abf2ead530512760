namespace Agents.Host.Access;

/// <summary>
/// Decides who is served. Without keys the host serves this machine only; names and origins are checked all the same, so that no web page of
/// somebody else reaches it through the browser of the person in front of it.
/// </summary>
internal sealed class AccessPolicy(AccessOptions options)
{
    /// <summary>The tenant of everybody, where there are no keys.</summary>
    public const string Local = "local";

    private static readonly HashSet<string> OwnNames = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };

    private readonly KeyRing _keys = new(options.ApiKeys);
    private readonly HashSet<string> _origins = new(options.AllowedOrigins.Select(origin => origin.TrimEnd('/')), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether anybody on this machine is served, with any key.</summary>
    public bool IsOpen => _keys.IsEmpty;

    /// <summary>Decides about a request that needs a key.</summary>
    public AccessDecision Decide(in AccessFacts facts) =>
        RefusedPlace(facts) ?? (facts.Key is not { Length: > 0 } key ? NoKey : Known(key) ?? WrongKey);

    /// <summary>Decides about a request that needs a key only where there are keys, such as those of the page and of command lines.</summary>
    public AccessDecision DecideLeniently(in AccessFacts facts) =>
        !IsOpen ? Decide(facts) : RefusedPlace(facts) is { } refused ? refused : new AccessDecision.Granted(Local);

    private static AccessDecision NoKey { get; } =
        new AccessDecision.Refused(401, "invalid_api_key", "No API key was given: send it as 'Authorization: Bearer KEY'.");

    private static AccessDecision WrongKey { get; } =
        new AccessDecision.Refused(401, "invalid_api_key", "The API key is not one of this host's.");

    private AccessDecision? Known(string key) =>
        IsOpen ? new AccessDecision.Granted(Local) : _keys.Find(key) is { } name ? new AccessDecision.Granted(name) : null;

    /// <summary>What is wrong with where the request comes from, whatever key it has; null if nothing.</summary>
    public AccessDecision.Refused? RefusedPlace(in AccessFacts facts) => facts switch
    {
        _ when IsOpen && !facts.FromThisMachine => new(403, "not_local", "Without API keys this host serves programs on its own machine only: configure a key."),
        _ when IsOpen && !OwnNames.Contains(facts.Host.Host) => new(403, "wrong_host",
            $"Without API keys this host answers to localhost, 127.0.0.1 and ::1 only, not to '{facts.Host.Host}': configure a key."),
        { Origin: { } origin } when !IsAllowed(origin, facts) => new(403, "wrong_origin",
            $"Pages of '{origin}' may not use this host: add the origin to the allowed ones."),
        _ => null,
    };

    private bool IsAllowed(string origin, in AccessFacts facts) =>
        string.Equals(origin, $"{facts.Scheme}://{facts.Host}", StringComparison.OrdinalIgnoreCase) || _origins.Contains(origin);
}
