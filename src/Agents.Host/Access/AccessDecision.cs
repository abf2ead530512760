namespace Agents.Host.Access;

/// <summary>Whether a request is served.</summary>
internal abstract record AccessDecision
{
    private AccessDecision()
    {
    }

    /// <summary>It is served.</summary>
    /// <param name="Tenant">Names the key it came with, without telling the key; sessions and tokens belong to it.</param>
    public sealed record Granted(string Tenant) : AccessDecision;

    /// <summary>It is not served.</summary>
    /// <param name="Status">The HTTP status: 401 without a good key, else 403.</param>
    /// <param name="Code">Names the fault for programs.</param>
    /// <param name="Message">Says what is wrong and what to do; holds no key.</param>
    public sealed record Refused(int Status, string Code, string Message) : AccessDecision;
}
