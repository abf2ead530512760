namespace Agents.Kernel.TestKit;

/// <summary>The base class of a test of actors in virtual time: a <see cref="TestKit"/> with its clock at hand.</summary>
public abstract class VirtualTestKit : TestKit
{
    /// <summary>Creates a system on a clock of its own, which stands at 2026-01-01T00:00:00Z.</summary>
    protected VirtualTestKit() : this(new VirtualTime())
    {
    }

    /// <summary>Creates a system.</summary>
    /// <param name="time">Its clock and its thread.</param>
    /// <param name="settings">How long expectations wait. Default: <see cref="TestKitSettings.Virtual"/>.</param>
    protected VirtualTestKit(VirtualTime time, TestKitSettings? settings = null) : base(time, settings) => Time = time;

    /// <summary>The clock and the thread of the test.</summary>
    public new VirtualTime Time { get; }
}
