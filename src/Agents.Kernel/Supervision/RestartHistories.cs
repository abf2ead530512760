using System.Collections;

namespace Agents.Kernel;

/// <summary>The restart histories of one actor's children, each made when first asked for. Used by that actor only.</summary>
internal sealed class RestartHistories(Children children, TimeProvider time) : IReadOnlyCollection<ChildRestartStats>
{
    private readonly Dictionary<ActorCell, ChildRestartStats> _byChild = [];

    public int Count => children.Count;

    /// <summary>How often a child was restarted.</summary>
    public ChildRestartStats Of(ActorCell child)
    {
        if (!_byChild.TryGetValue(child, out var history))
            _byChild.Add(child, history = new ChildRestartStats(child, time));
        return history;
    }

    /// <summary>Lets go of a child that has ended.</summary>
    public void Forget(ActorCell child) => _byChild.Remove(child);

    public IEnumerator<ChildRestartStats> GetEnumerator() => children.Snapshot().Select(Of).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
