using System.Text.Json;

namespace Agents.Gateway;

/// <summary>One connection on <c>/bargein</c>: every window is answered, in order (protocol section 5.10).</summary>
internal sealed class BargeinSession(InferenceGateway gateway, MessageSocket socket, FaultPlan plan)
    : SocketSession<BargeinMessage>(gateway, socket, plan, "bargein_")
{
    /// <summary>A window that waited longer is answered without a look at it: clients give up at 0.7 s.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromMilliseconds(400);

    private BargeinMessage.Create _session = null!;
    private BargeinJudge _judge = null!;

    protected override BargeinMessage Read(SocketMessage message) => BargeinMessage.Read(message, Options.Time.GetTimestamp());

    protected override ValueTask OpenAsync(BargeinMessage first, CancellationToken cancel)
    {
        _session = first as BargeinMessage.Create ?? throw new ProtocolException(400, "The first message must be session.create.");
        _judge = new BargeinJudge(Gateway);
        return PostAsync(
            (Id, Options.BargeinThreshold),
            static (json, session) =>
            {
                json.WriteString("type", "session.created");
                json.WriteString("session_id", session.Id);
                json.WriteNumber("default_threshold", session.BargeinThreshold);
            },
            cancel);
    }

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await foreach (var message in Inbox.ReadAllAsync(cancel))
        {
            switch (message)
            {
                case BargeinMessage.Window window:
                    await AnswerAsync(window, cancel);
                    break;
                case BargeinMessage.Close:
                    await PostAsync(Id, static (json, id) => WriteClosed(json, id), cancel);
                    return;
                default:
                    throw new ProtocolException(400, "session.create comes once, as the first message.");
            }
        }
    }

    protected override ValueTask ReleaseAsync() => default;

    private static void WriteClosed(Utf8JsonWriter json, string id)
    {
        json.WriteString("type", "session.closed");
        json.WriteString("session_id", id);
    }

    private async ValueTask AnswerAsync(BargeinMessage.Window window, CancellationToken cancel)
    {
        var late = Options.Time.GetElapsedTime(window.ArrivedAt) > TooLate;
        var verdict = late
            ? BargeinVerdict.None
            : await _judge.JudgeAsync(window.Samples, _session.Threshold ?? Options.BargeinThreshold, _session.MinFrames, cancel);
        await PostAsync(
            (window.CreatedAt, verdict),
            static (json, answer) =>
            {
                json.WriteString("type", answer.verdict.IsBargein ? "bargein_detected" : "inference_done");
                BargeinVerdict.Write(json, answer.CreatedAt, answer.verdict);
            },
            cancel);
    }
}
