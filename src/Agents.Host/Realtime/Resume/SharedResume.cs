using Agents.Actors;

namespace Agents.Host.Realtime;

/// <summary>
/// Resume tokens in the store, so that every node takes them. Once a session has started, its tokens are good for one use among all nodes; without a
/// store they are known to their own node only. Thread safe.
/// </summary>
internal sealed partial class SharedResume(ILogger<SharedResume> log, ISessionDirectory? directory = null)
{
    /// <summary>Whether there is a store.</summary>
    public bool IsShared => directory is not null;

    /// <summary>Makes a token the one of a session.</summary>
    public void Offer(VoiceSessionHandle session, string token, string tenant)
        => Run(known => known.OfferResumeAsync(session.Id, session.Epoch, ResumeToken.Hash(token, tenant)), session.Id);

    /// <summary>The client is gone: its token expires.</summary>
    public void Lost(VoiceSessionHandle session) => Run(known => known.CallerLostAsync(session.Id, session.Epoch), session.Id);

    private void Run(Func<ISessionDirectory, Task> work, string session)
    {
        if (directory is not null)
            _ = RunAsync(work(directory), session);
    }

    private async Task RunAsync(Task work, string session)
    {
        try
        {
            await work;
        }
        catch (StoreException error)
        {
            LogFailed(session, error.Message);
        }
    }

    [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "The resume token of session {Session} is not in the store: {Reason}")]
    private partial void LogFailed(string session, string reason);
}
