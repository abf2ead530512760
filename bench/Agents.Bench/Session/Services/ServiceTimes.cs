using Agents.Bench.Measuring;

namespace Agents.Bench.Session;

/// <summary>How long the scripted services of one call took in the turn that is under way, by the clock: timers are late on any machine.</summary>
internal sealed class ServiceTimes
{
    public double Model { get; private set; }

    public double Voice { get; private set; }

    public void ModelTook(long since) => Model = Lap.Since(since);

    public void VoiceTook(long since) => Voice = Lap.Since(since);
}
