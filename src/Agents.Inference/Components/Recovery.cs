namespace Agents.Inference;

/// <summary>What happens to work in flight when a connection breaks.</summary>
public enum Recovery
{
    /// <summary>
    /// Nothing is lost: speech not yet transcribed is sent again, synthesised speech goes on after the last word delivered. The default.
    /// </summary>
    Resume,

    /// <summary>What the reference clients do (protocol 2.11, 3.9): audio sent is gone, speech that had begun is not retried.</summary>
    Reference,
}
