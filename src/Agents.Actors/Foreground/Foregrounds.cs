namespace Agents.Actors;

/// <summary>Gives the floor to tools that want it for themselves, one after the other, when it is quiet. Owned by the session.</summary>
internal sealed class Foregrounds(SpeechFloor floor, ToolAnnouncements news)
{
    private readonly List<(ToolScope Tool, IActorRef Asker)> _waiting = [];

    /// <summary>A tool has the floor.</summary>
    public bool Held => floor.Holder is not null;

    /// <summary>A tool waits for the floor, which is free, and everything it had to tell is told.</summary>
    public bool Waiting => !Held && _waiting.Count > 0 && !news.WaitsFor(_waiting[0].Tool.CallId);

    public void Ask(ToolScope tool, IActorRef asker) => _waiting.Add((tool, asker));

    /// <summary>It is quiet.</summary>
    public void OnQuiet()
    {
        var (tool, asker) = _waiting[0];
        _waiting.RemoveAt(0);
        floor.Holder = tool;
        asker.Tell(FloorHeld.Instance);
    }

    public void Release(ToolScope tool)
    {
        _waiting.RemoveAll(waiting => waiting.Tool == tool);
        if (floor.Holder == tool)
            floor.Holder = null;
    }

    /// <summary>A tool that has ended holds nothing.</summary>
    public void OnToolEnded(Step step, string callId)
    {
        if (floor.Holder is { } holder && holder.Speech.Number == step.Speech && holder.CallId == callId)
            Release(holder);
    }
}
