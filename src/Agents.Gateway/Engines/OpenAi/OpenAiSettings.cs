namespace Agents.Gateway;

/// <summary>Where an OpenAI-compatible model server is.</summary>
/// <param name="BaseUrl">Its base URL, for example <c>http://127.0.0.1:11434/v1</c>.</param>
/// <param name="ApiKey">Sent as bearer token; null for none. The clients' access tokens are never passed on.</param>
/// <param name="Models">The models it serves; null or empty for every model that no other engine of the gateway serves.</param>
public sealed record OpenAiSettings(Uri BaseUrl, string? ApiKey = null, IReadOnlyList<string>? Models = null);
