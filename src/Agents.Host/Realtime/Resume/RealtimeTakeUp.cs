using Agents.Actors;
using Agents.Host.Legs;
using Agents.Host.Services;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>Finds the conversation of a resume token: a leg of this node, or a new one for a session that another node had.</summary>
internal sealed class RealtimeTakeUp(
    SessionStarter starter, SessionBeginning beginning, ResumeTokens tokens, SharedResume shared, SpeechWorld speech,
    VoiceAgentsOptions options, ActorSystem system)
{
    /// <summary>Under which name the client's settings are kept with the conversation.</summary>
    public const string SettingsName = "x_realtime";

    /// <summary>The leg; null if the token is not good.</summary>
    /// <exception cref="SessionStartException">The node is full, or the store does not answer.</exception>
    public async Task<IActorRef?> FindAsync(string token, string tenant)
    {
        var redeemed = shared.IsShared ? await starter.RedeemAsync(ResumeToken.Hash(token, tenant)) : null;
        var local = tokens.Redeem(token, tenant, confirmed: redeemed is not null);
        return redeemed is null or { RunsHere: true } ? local : Begin(redeemed, tenant);
    }

    private IActorRef Begin(ResumeRedeemed redeemed, string tenant)
    {
        var setup = new LegSetup(redeemed.SessionId, tenant, Settings(redeemed.Known), starter, tokens, speech.Voices, options.Realtime)
        {
            Swap = speech.Swap,
            Shared = shared,
            Known = redeemed.Known,
        };
        return system.ActorOf(Props.Create(() => new RealtimeLeg(setup)), $"realtime-{setup.Id}-{redeemed.Known.Epoch}");
    }

    /// <summary>As the client had set them, as far as this version knows them.</summary>
    private RealtimeSettings Settings(ConversationState known)
    {
        var kept = known.Settings[SettingsName] as JObject;
        var begin = beginning.Settings((string?)kept?["model"] ?? known.Agent);
        if (kept is null)
            return begin;
        try
        {
            return new SettingsPatch(hasSpoken: false).Apply(begin, new Field("session", kept));
        }
        catch (RealtimeFault)
        {
            return begin;
        }
    }
}
