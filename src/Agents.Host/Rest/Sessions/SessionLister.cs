using Agents.Actors;

namespace Agents.Host.Rest;

/// <summary>Tells what sessions are doing, on all nodes.</summary>
internal sealed class SessionLister(SessionDoor door)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>One session.</summary>
    /// <exception cref="RestFault">It does not run.</exception>
    public async Task<SessionView> InspectAsync(string id)
    {
        var status = await door.AskAsync<SessionStatus>(id, new GetStatus());
        return SessionView.Of(status, (await PlaceAsync(id))?.Owner?.Name);
    }

    /// <summary>The sessions that come after a name. One that does not answer soon is listed by name and node only.</summary>
    public async Task<SessionPage> ListAsync(string? after, int limit)
    {
        var view = await door.ViewAsync();
        var places = view.Sessions.Where(place => place.Owner is not null && place.OwnerIsAlive)
            .OrderBy(place => place.Id, StringComparer.Ordinal)
            .Where(place => string.CompareOrdinal(place.Id, after) > 0)
            .Take(limit + 1).ToList();
        var sessions = await Task.WhenAll(places.Take(limit).Select(ViewAsync));
        return new SessionPage(sessions, places.Count > limit ? sessions[^1].Id : null);
    }

    private async Task<SessionPlace?> PlaceAsync(string id) => (await door.ViewAsync()).Sessions.FirstOrDefault(place => place.Id == id);

    private async Task<SessionView> ViewAsync(SessionPlace place)
    {
        try
        {
            return SessionView.Of(await SessionDoor.AskAsync<SessionStatus>(await door.FindAsync(place.Id), new GetStatus(), Patience), place.Owner!.Name);
        }
        catch (Exception error) when (error is RestFault or AskTimeoutException)
        {
            return new SessionView(place.Id) { Node = place.Owner!.Name };
        }
    }
}
