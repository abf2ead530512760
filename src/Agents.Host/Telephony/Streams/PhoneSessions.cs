using Agents.Actors;
using Agents.Host.Legs;
using Agents.Kernel.Hosting;

namespace Agents.Host.Telephony;

/// <summary>Starts the sessions of calls, or finds them again.</summary>
internal sealed class PhoneSessions(TelephonyOptions options, SessionStarter sessions, IRequiredActor<CallDesk> desk)
{
    /// <summary>Starts the session of a call, or finds the one that runs or is stored.</summary>
    /// <param name="id">The session; see <see cref="SessionNames"/>.</param>
    /// <param name="agent">Who answers; null for the default agent.</param>
    /// <exception cref="SessionStartException">It has ended, or cannot be started.</exception>
    public async Task<VoiceSessionHandle> StartAsync(string id, string? agent)
    {
        var calls = await desk.GetAsync();
        var started = await sessions.StartAsync(id, agent, definition => PhoneAgent.Fit(definition, options, keys => calls.Tell(new SendKeys(id, keys))));
        return started.Session;
    }
}
