using System.Text.Json;

namespace Agents.Host.Telephony.Vonage;

/// <summary>
/// Vonage: answer webhooks by query or JSON, with a signed token; an NCCO as the answer. The requests that open streams are not signed; their token
/// counts. A stream that broke cannot be resumed: the NCCO knows no redirect.
/// </summary>
internal sealed class VonageCarrier(VonageOptions options, TimeProvider time) : ICarrier
{
    private const string ContentType = "audio/l16;rate=16000";

    /// <inheritdoc />
    public string Name => "vonage";

    /// <inheritdoc />
    public IReadOnlyList<string> WebhookMethods => [HttpMethods.Get, HttpMethods.Post];

    /// <inheritdoc />
    public bool IsSecured => options.SignatureSecret is { Length: > 0 };

    /// <inheritdoc />
    public bool IsGenuine(CarrierRequest webhook) =>
        webhook.Header("Authorization") is { } authorization
        && VonageSignature.Accepts(options.SignatureSecret!, authorization, webhook.Body, time.GetUtcNow());

    /// <inheritdoc />
    public AskedCall? Read(CarrierRequest webhook)
    {
        if (webhook.Field("uuid") is { } call)
            return new AskedCall(call, webhook.Field("to"));
        try
        {
            using var body = CarrierJson.Parse(new Sockets.SocketMessage(Binary: false, webhook.Body));
            return body.RootElement.OptionalText("uuid") is { } id ? new AskedCall(id, body.RootElement.OptionalText("to")) : null;
        }
        catch (CarrierFault)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public CarrierAnswer Connect(StreamOffer offer) => CarrierAnswer.Json(JsonSerializer.Serialize(new object[]
    {
        new Dictionary<string, object>
        {
            ["action"] = "connect",
            ["endpoint"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["type"] = "websocket",
                    ["uri"] = offer.StreamUrl,
                    ["content-type"] = ContentType,
                    ["headers"] = new Dictionary<string, string> { [VonageWire.CallHeader] = offer.CallId, [StreamParameters.Token] = offer.Token },
                },
            },
        },
    }));

    /// <inheritdoc />
    public CarrierAnswer Hangup() => CarrierAnswer.Json("[]");

    /// <inheritdoc />
    public ICarrierWire CreateWire() => new VonageWire();
}
