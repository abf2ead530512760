using System.Net.WebSockets;

namespace Agents.Gateway;

/// <summary>Carries a planned fault out on one WebSocket.</summary>
internal sealed class SocketFaults(FaultPlan plan, MessageSocket socket, TimeProvider time)
{
    private TimeSpan _audio;
    private bool _struck;

    /// <summary>Waits for the planned moment and strikes; returns at once when nothing is planned by time.</summary>
    /// <param name="sessionId">For the error message.</param>
    /// <param name="cancel">The session's end.</param>
    public async Task RunAsync(string sessionId, CancellationToken cancel)
    {
        if (plan.Strike is not { AfterAudio: null } rule) return;
        if (rule.After > TimeSpan.Zero) await Task.Delay(rule.After, time, cancel);
        await StrikeAsync(rule, sessionId, cancel);
    }

    /// <summary>Counts received audio; strikes when enough has come.</summary>
    public async ValueTask CountAudioAsync(TimeSpan audio, string sessionId, CancellationToken cancel)
    {
        _audio += audio;
        if (!_struck && plan.Strike is { AfterAudio: { } limit } rule && _audio >= limit) await StrikeAsync(rule, sessionId, cancel);
    }

    /// <summary>Holds an answer back as planned.</summary>
    public Task DelayAsync(CancellationToken cancel) =>
        plan.Delay > TimeSpan.Zero ? Task.Delay(plan.Delay, time, cancel) : Task.CompletedTask;

    private async ValueTask StrikeAsync(FaultRule rule, string sessionId, CancellationToken cancel)
    {
        _struck = true;
        switch (rule.Kind)
        {
            case FaultKind.Drop:
                socket.Abort();
                break;
            case FaultKind.Stall:
                socket.Mute();
                break;
            case FaultKind.Error:
                await socket.SendErrorAsync(rule.Code, "This failure was asked for by a fault rule.", sessionId, cancel);
                await socket.CloseAsync(WebSocketCloseStatus.InternalServerError, "fault rule", cancel);
                break;
        }
    }
}
