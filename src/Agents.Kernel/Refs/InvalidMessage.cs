namespace Agents.Kernel;

/// <summary>The check that every <c>Tell</c> makes.</summary>
internal static class InvalidMessage
{
    public static void ThrowIfNull(object? message)
    {
        if (message is null)
            throw new InvalidMessageException("A message must not be null; send a marker object such as Done.Instance instead.");
    }
}
