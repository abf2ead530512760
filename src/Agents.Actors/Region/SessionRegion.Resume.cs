namespace Agents.Actors;

// Callers who come back with a token.
public sealed partial class SessionRegion
{
    /// <summary>The claim is made by the start that follows; a session of this node keeps its epoch.</summary>
    private void OnResume(ResumeSession resume)
    {
        var asker = Sender;
        Redeem(resume.TokenHash, asker, (id, _) => Self.Tell(resume.Start(id), asker));
    }

    private void OnRedeem(RedeemResume redeem)
    {
        var asker = Sender;
        Redeem(redeem.TokenHash, asker, (id, epoch) =>
        {
            if (_sessions.TryGetValue(id, out var running))
                asker.Tell(new ResumeRedeemed(id, running.Journal.State, RunsHere: true));
            else
                Then(_keeping.Store.ReadAsync(id, epoch), read => asker.Tell(new ResumeRedeemed(id, read.State, RunsHere: false)),
                    error => asker.Tell(new SessionRefused(id, error)));
        });
    }

    private void Redeem(string hash, IActorRef asker, Action<string, long> then)
    {
        if (_node is null || _draining)
            asker.Tell(new NodeFull(_options.RetryAfter));
        else
            Then(_keeping.Directory.ResumeAsync(hash, _node), resumed =>
            {
                if (resumed is { SessionId: { } id, Result: ClaimResult.Granted granted })
                    then(id, granted.Epoch);
                else
                    asker.Tell(new SessionRefused(resumed.SessionId ?? "", new InvalidResumeTokenException()));
            }, error => asker.Tell(new SessionRefused("", error)));
    }
}
