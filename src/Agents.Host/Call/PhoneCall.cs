using Agents.Actors;
using Agents.Audio;
using Agents.Host.Call.Output;
using Agents.Host.Cli;
using Agents.Host.Demo;

namespace Agents.Host.Call;

/// <summary>One conversation: the recording calls, the agent answers, both are recorded and printed.</summary>
internal sealed class PhoneCall(CallOptions options, AudioFrame recording, SpeechServices services, CallWorld world, ConversationPrinter printer)
{
    private readonly TimeProvider _time = world.Time;

    /// <summary>Holds the conversation.</summary>
    /// <param name="connected">Called when everything is in place, before the first sound.</param>
    /// <param name="stop">Hangs up; what was recorded so far is kept.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="UsageException">The recording cannot be written.</exception>
    public async Task<int> HoldAsync(Action connected, CancellationToken stop)
    {
        var start = _time.GetUtcNow();
        using var recorder = StereoRecorder.Begin(options.Output, start);
        var session = await StartSession();
        connected();
        var follower = new ConversationFollower(session, printer, start, _time);
        var following = follower.RunAsync();
        var listening = RecordAgent(session, recorder);
        var interrupted = await Call(session, follower, recorder, stop);
        var closed = await follower.Closed;
        await Task.WhenAll(following, listening);
        recorder?.Complete();
        return interrupted ? ExitCodes.Interrupted : Outcome(closed);
    }

    private async Task<VoiceSessionHandle> StartSession()
    {
        var agent = DemoAgent.Create(services.Stt, services.Llm, services.Tts, () => options.Clock ?? TimeZoneInfo.ConvertTime(_time.GetUtcNow(), TimeZoneInfo.Local));
        var started = await world.Region.Ask<SessionStarted>(new StartSession("call", agent), TimeSpan.FromSeconds(30));
        return started.Session;
    }

    /// <summary>Plays the caller and hangs up when the last answer is given, the session ends, or the user stops the call.</summary>
    /// <returns>True if the user stopped it.</returns>
    private async Task<bool> Call(VoiceSessionHandle session, ConversationFollower follower, StereoRecorder? recorder, CancellationToken stop)
    {
        var hangUp = new CancellationTokenSource();
        await using var stopped = stop.Register(hangUp.Cancel);
        _ = follower.Closed.ContinueWith(_ => hangUp.Cancel(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Current);
        var line = new CallerLine(recording, frame => Push(session, recorder, frame), _time);
        try
        {
            var spoke = await line.PlayAsync(options.Wait ? follower.AnsweredAsync : null, hangUp.Token);
            await line.PlaySilenceAsync(follower.AnsweredAsync(spoke), hangUp.Token);
        }
        catch (OperationCanceledException) when (hangUp.IsCancellationRequested)
        {
            // the session is over, or the user has had enough
        }

        session.Input.Complete();
        if (!follower.Closed.IsCompleted)
            await session.CloseAsync(CloseReason.ParticipantDisconnected);
        return stop.IsCancellationRequested;
    }

    private static void Push(VoiceSessionHandle session, StereoRecorder? recorder, AudioFrame frame)
    {
        session.Input.Offer(frame);
        recorder?.Caller(frame);
    }

    private static async Task RecordAgent(VoiceSessionHandle session, StereoRecorder? recorder)
    {
        await foreach (var played in session.Output.ReadAllAsync())
            recorder?.Agent(played.Frame, played.At);
    }

    private static int Outcome(SessionClosed closed) =>
        closed.Reason == CloseReason.Error || closed.FailedAnswers > 0 ? ExitCodes.Failed : ExitCodes.Done;
}
