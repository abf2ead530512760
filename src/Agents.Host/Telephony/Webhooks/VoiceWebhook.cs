using Agents.Host.Access;
using Agents.Host.Legs;
using Agents.Kernel.Hosting;

namespace Agents.Host.Telephony;

/// <summary>
/// <c>/{carrier}/voice</c>: the carrier asks what to do with a call, when it comes in and when its stream is over.
/// </summary>
internal sealed class VoiceWebhook(
    TelephonyOptions options, PublicAddresses addresses, CarrierAccess access, StreamTickets tickets, PhoneSessions sessions, IRequiredActor<CallDesk> desk)
{
    private const int MaxBodyBytes = 64 << 10;
    private const string Resume = "resume";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Serves a webhook.</summary>
    public async Task ServeAsync(HttpContext context, ICarrier carrier)
    {
        if (await CarrierRequest.ReadAsync(context.Request, addresses.Of(context.Request), MaxBodyBytes) is not { } webhook)
            await OpenAiError.WriteAsync(context, 413, "too_large", $"The body may have at most {MaxBodyBytes} bytes.");
        else if (access.Refuse(carrier, webhook, context.Request) is { } refused)
            await HttpAccess.RefuseAsync(context, refused);
        else if (carrier.Read(webhook) is not { } call)
            await OpenAiError.WriteAsync(context, 400, "no_call", "The request names no call.");
        else
            await WriteAsync(context, await AnswerAsync(context.Request, carrier, webhook, call));
    }

    private async Task<CarrierAnswer> AnswerAsync(HttpRequest request, ICarrier carrier, CarrierRequest webhook, AskedCall call)
    {
        var agent = call.To is { } number ? options.Numbers.GetValueOrDefault(number) : null;
        if (webhook.Query.ContainsKey(Resume) && !await GoesOnAsync(SessionNames.Of(carrier.Name, call.CallId), agent))
            return carrier.Hangup();
        return carrier.Connect(new StreamOffer(
            call.CallId,
            addresses.ForStream(request, $"/{carrier.Name}/media"),
            tickets.Issue(new StreamTicket(call.CallId, agent)),
            addresses.For(request, $"/{carrier.Name}/voice?{Resume}=1")));
    }

    /// <summary>Whether a call whose stream is over has a session to go on with, here or, if the node that had it is gone, from the store.</summary>
    private async Task<bool> GoesOnAsync(string session, string? agent)
    {
        var calls = await desk.GetAsync();
        switch (await calls.Ask<CallState>(new CallReturns(session), Patience))
        {
            case CallState.Waiting:
                return true;
            case CallState.Over:
                return false;
        }

        try
        {
            calls.Tell(new ExpectLeg(await sessions.StartAsync(session, agent)));
            return true;
        }
        catch (SessionStartException)
        {
            return false;
        }
    }

    private static Task WriteAsync(HttpContext context, CarrierAnswer answer)
    {
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
