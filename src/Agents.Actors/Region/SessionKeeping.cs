namespace Agents.Actors;

/// <summary>Takes sessions from the directory and the store, and gives them back. Holds no state.</summary>
internal sealed class SessionKeeping(ISessionDirectory directory, IConversationStore store)
{
    public ISessionDirectory Directory => directory;

    public IConversationStore Store => store;

    /// <summary>Claims a session and reads its conversation.</summary>
    /// <param name="id">Name of the session.</param>
    /// <param name="node">Who takes it.</param>
    /// <param name="leaving">An earlier life of the session on this node, whose last records must be written first; null: there is none.</param>
    public async Task<Taken> TakeAsync(string id, NodeId node, Task? leaving)
    {
        if (leaving is not null)
            await leaving;
        var claim = await directory.ClaimAsync(id, node);
        if (claim is not ClaimResult.Granted granted)
            return new Taken(claim, null);
        var conversation = directory.FencesStore ? await store.ReadAsync(id, granted.Epoch) : await store.OpenAsync(id);
        return conversation.State.Ended is null ? new Taken(claim, conversation) : new Taken(ClaimResult.Over.Instance, null);
    }

    /// <summary>Gives a session that has stopped back, once its records are durable.</summary>
    public async Task ReleaseAsync(string id, LocalSession session)
    {
        await session.Journal.FlushAsync();
        await directory.ReleaseAsync(id, session.Epoch);
    }
}
