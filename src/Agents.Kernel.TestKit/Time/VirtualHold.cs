namespace Agents.Kernel.TestKit;

/// <summary>One open claim that outside work is pending.</summary>
internal sealed class VirtualHold(VirtualTime time, string what) : IDisposable
{
    public string What { get; } = what;

    public void Dispose() => time.Release(this);
}
