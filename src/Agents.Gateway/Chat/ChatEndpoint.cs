using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Agents.Gateway;

/// <summary><c>POST /chat/completions</c>, streaming and not (protocol section 4).</summary>
internal sealed class ChatEndpoint(InferenceGateway gateway, string key)
{
    private TimeProvider Time => gateway.Options.Time;

    /// <exception cref="ProtocolException">Bad request, or a status fault.</exception>
    /// <exception cref="UnknownModelException">No engine serves the model.</exception>
    public async Task ServeAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        using var body = await RequestBody.ReadJsonAsync(http.Request, gateway.Options.MaxRequestBytes, cancel);
        var chat = ChatRequestReader.Read(body.RootElement);
        var plan = gateway.Faults.Next(GatewayService.Llm);
        plan.RefuseIfPlanned();
        EnterQuota(http.Response);
        var asked = chat.Request.Model;
        var found = gateway.Engines.Find<IResponder>(ServiceKinds.Llm, new ModelName(asked));
        found.Engine.Check(found.Model);
        if (plan.Delay > TimeSpan.Zero) await Task.Delay(plan.Delay, Time, cancel);
        var wire = new ChatWire(WireIds.New("chatcmpl-"), Time.GetUtcNow().ToUnixTimeSeconds(), asked);
        GatewayLog.SessionOpened(gateway.Logger, wire.Id, found.Model.ToString());
        var request = chat.Request with { Model = found.Model.ToString() };
        var parts = Counted(found.Engine.AnswerAsync(request, gateway.Context, cancel), cancel);
        if (chat.Stream) await StreamAsync(http, chat, wire, parts, plan);
        else await AnswerAsync(http, wire, parts, plan);
    }

    /// <exception cref="ProtocolException">429: the quota is used up.</exception>
    private void EnterQuota(HttpResponse response)
    {
        if (gateway.Quota?.Enter(key) is not { } quota) return;
        foreach (var (name, value) in quota.Headers) response.Headers[name] = value.ToString(CultureInfo.InvariantCulture);
        if (quota.RefusedFor is { } wait) throw new ProtocolException(429, "The quota of this API key is used up.", wait);
    }

    private async IAsyncEnumerable<AnswerPart> Counted(IAsyncEnumerable<AnswerPart> parts, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var part in parts.WithCancellation(cancel))
        {
            if (part is AnswerPart.Usage usage) gateway.Quota?.Spend(key, usage.Prompt + usage.Completion);
            yield return part;
        }
    }

    private async Task AnswerAsync(HttpContext http, ChatWire wire, IAsyncEnumerable<AnswerPart> parts, FaultPlan plan)
    {
        if (plan.Strike is { } rule)
        {
            GatewayLog.FaultStruck(gateway.Logger, wire.Id, rule.Kind);
            await gateway.Context.DelayAsync(rule.After, http.RequestAborted);
            if (rule.Kind == FaultKind.Error) throw new ProtocolException(rule.Code, "This failure was asked for by a fault rule.");
            if (rule.Kind == FaultKind.Drop) http.Abort();
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, http.RequestAborted);
        }

        var answer = await WholeAnswer.CollectAsync(parts);
        await JsonAnswer.WriteAsync(http, (wire, answer), static (json, state) => state.wire.WriteWhole(json, state.answer));
    }

    private async Task StreamAsync(HttpContext http, IncomingChat chat, ChatWire wire, IAsyncEnumerable<AnswerPart> parts, FaultPlan plan)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using var events = new EventStream(http);
        var sending = SendOrTellAsync(http, events, chat, wire, parts, ending.Token);
        if (plan.Strike is not { } rule)
        {
            await sending;
            return;
        }

        var fault = StrikeAsync(http, events, wire.Id, rule, ending.Token);
        var first = await Task.WhenAny(sending, fault);
        ending.Cancel();
        await sending.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (first == fault && rule.Kind == FaultKind.Stall) await Task.Delay(Timeout.InfiniteTimeSpan, Time, http.RequestAborted);
    }

    /// <summary>Sends the answer; a failure in its middle is told as an event, one before it becomes a status.</summary>
    private async Task SendOrTellAsync(
        HttpContext http, EventStream events, IncomingChat chat, ChatWire wire, IAsyncEnumerable<AnswerPart> parts, CancellationToken cancel)
    {
        try
        {
            await SendAllAsync(events, chat, wire, parts, cancel);
        }
        catch (Exception error) when (http.Response.HasStarted && error is not OperationCanceledException)
        {
            var (code, message) = ProtocolException.Describe(error);
            GatewayLog.SessionFailed(gateway.Logger, wire.Id, error);
            await SendErrorAsync(events, code, message, cancel);
        }
    }

    private async Task SendAllAsync(EventStream events, IncomingChat chat, ChatWire wire, IAsyncEnumerable<AnswerPart> parts, CancellationToken cancel)
    {
        var opened = false;
        await using var answer = parts.GetAsyncEnumerator(cancel);
        while (await NextAsync(answer, events, cancel))
        {
            if (!opened) await events.SendAsync(wire, static (json, wire) => wire.WriteRole(json), cancel);
            opened = true;
            if (answer.Current is AnswerPart.Usage && !chat.IncludeUsage) continue;
            await events.SendAsync((wire, answer.Current), static (json, state) => state.wire.WritePart(json, state.Current), cancel);
        }

        await events.DoneAsync(cancel);
    }

    /// <summary>Waits for the next part, with a keep-alive comment whenever it takes long.</summary>
    private async ValueTask<bool> NextAsync(IAsyncEnumerator<AnswerPart> answer, EventStream events, CancellationToken cancel)
    {
        var next = answer.MoveNextAsync();
        if (next.IsCompleted) return await next;
        var waiting = next.AsTask();
        while (true)
        {
            using var beat = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var first = await Task.WhenAny(waiting, Task.Delay(gateway.Options.KeepAlive, Time, beat.Token));
            beat.Cancel();
            if (first == waiting) return await waiting;
            await events.KeepAliveAsync(cancel);
        }
    }

    private async Task StrikeAsync(HttpContext http, EventStream events, string id, FaultRule rule, CancellationToken cancel)
    {
        GatewayLog.FaultStruck(gateway.Logger, id, rule.Kind);
        await gateway.Context.DelayAsync(rule.After, cancel);
        if (rule.Kind == FaultKind.Drop) http.Abort();
        else if (rule.Kind == FaultKind.Error) await SendErrorAsync(events, rule.Code, "This failure was asked for by a fault rule.", cancel);
        events.Mute();
    }

    private static Task SendErrorAsync(EventStream events, int code, string message, CancellationToken cancel) => events.SendAsync(
        (code, message),
        static (json, error) =>
        {
            json.WriteStartObject("error");
            json.WriteString("message", error.message);
            json.WriteNumber("code", error.code);
            json.WriteEndObject();
        },
        cancel);
}
