namespace Agents.Inference;

/// <summary>
/// One try with one entry. It is either used, from its first useful output on, or abandoned, never both: so nothing of an abandoned attempt comes out.
/// </summary>
internal sealed class FallbackAttempt(int index)
{
    private const int Waiting = 0;
    private const int InUse = 1;
    private const int Gone = 2;
    private int _state;

    /// <summary>Which entry.</summary>
    public int Index => index;

    /// <summary>Whether useful output came.</summary>
    public bool Used => Volatile.Read(ref _state) == InUse;

    /// <summary>Useful output came; false when the attempt was abandoned.</summary>
    public bool TryUse() => Interlocked.CompareExchange(ref _state, InUse, Waiting) != Gone;

    /// <summary>Time is up; false when the attempt is in use.</summary>
    public bool TryAbandon() => Interlocked.CompareExchange(ref _state, Gone, Waiting) != InUse;
}
