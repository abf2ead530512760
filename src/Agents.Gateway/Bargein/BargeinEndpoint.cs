using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Agents.Gateway;

/// <summary><c>POST /bargein</c>: one window in, one verdict out (protocol section 5.5).</summary>
internal sealed class BargeinEndpoint(InferenceGateway gateway)
{
    /// <exception cref="ProtocolException">Bad request, or a status fault.</exception>
    public async Task ServeAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        var plan = gateway.Faults.Next(GatewayService.Bargein);
        plan.RefuseIfPlanned();
        var (threshold, minFrames, createdAt) = ReadQuery(http.Request.Query);
        var body = await RequestBody.ReadAsync(http.Request, gateway.Options.MaxMessageBytes, cancel);
        var samples = PcmCodec.FromBytes(body.Span);
        await gateway.Context.DelayAsync(plan.Delay, cancel);
        var verdict = await new BargeinJudge(gateway).JudgeAsync(samples, threshold ?? gateway.Options.BargeinThreshold, minFrames, cancel);
        await StrikeAsync(http, plan);
        await JsonAnswer.WriteAsync(http, (createdAt, verdict), static (json, answer) => BargeinVerdict.Write(json, answer.createdAt, answer.verdict));
    }

    private static (double? Threshold, int MinFrames, ulong CreatedAt) ReadQuery(IQueryCollection query)
    {
        double? threshold = null;
        if (query["threshold"].ToString() is { Length: > 0 } text)
        {
            threshold = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ProtocolException(400, "threshold must be a number such as 0.5.");
        }

        var frames = query["min_frames"].ToString() is { Length: > 0 } count ? count : "2";
        if (!int.TryParse(frames, NumberStyles.None, CultureInfo.InvariantCulture, out var minFrames))
            throw new ProtocolException(400, "min_frames must be a whole number.");
        if (!ulong.TryParse(query["created_at"], NumberStyles.None, CultureInfo.InvariantCulture, out var createdAt))
            throw new ProtocolException(400, "created_at must be a whole number.");
        BargeinMessage.Check(threshold, minFrames);
        return (threshold, minFrames, createdAt);
    }

    private async Task StrikeAsync(HttpContext http, FaultPlan plan)
    {
        if (plan.Strike is not { } rule) return;
        if (rule.Kind == FaultKind.Error) throw new ProtocolException(rule.Code, "This failure was asked for by a fault rule.");
        if (rule.Kind == FaultKind.Drop) http.Abort();
        await Task.Delay(Timeout.InfiniteTimeSpan, gateway.Options.Time, http.RequestAborted);
    }
}
