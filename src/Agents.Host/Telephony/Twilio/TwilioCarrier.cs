using System.Security.Cryptography;
using System.Text;

namespace Agents.Host.Telephony.Twilio;

/// <summary>Twilio: form-encoded webhooks signed with the account's token, as are the requests that open streams; TwiML as the answer.</summary>
internal sealed class TwilioCarrier(TwilioOptions options) : ICarrier
{
    private const string BodyHash = "bodySHA256";

    /// <inheritdoc />
    public string Name => "twilio";

    /// <inheritdoc />
    public bool IsSecured => Tokens.Any();

    /// <inheritdoc />
    public bool IsGenuine(CarrierRequest webhook)
    {
        var token = webhook.Field("AccountSid") is { } account && options.SubaccountTokens.TryGetValue(account, out var subaccount) ? subaccount : options.AuthToken;
        return token is { Length: > 0 } && webhook.Header(TwilioSignature.Header) is { } signature
            && TwilioSignature.Accepts(token, signature, webhook.Url, [.. webhook.Form]) && BodyFits(webhook);
    }

    /// <inheritdoc />
    public bool MayOpenStream(CarrierRequest upgrade) =>
        upgrade.Header(TwilioSignature.Header) is { } signature && Tokens.Any(token => TwilioSignature.Accepts(token, signature, upgrade.Url));

    /// <inheritdoc />
    public AskedCall? Read(CarrierRequest webhook) => webhook.Field("CallSid") is { } call ? new AskedCall(call, webhook.Field("To")) : null;

    /// <inheritdoc />
    public CarrierAnswer Connect(StreamOffer offer) => StreamXml.Connect(offer);

    /// <inheritdoc />
    public CarrierAnswer Hangup() => ResponseXml.Hangup();

    /// <inheritdoc />
    public ICarrierWire CreateWire() => new TwilioWire();

    private IEnumerable<string> Tokens => options.SubaccountTokens.Values.Append(options.AuthToken ?? "").Where(token => token.Length > 0);

    /// <summary>A body that is no form is not in the signature; its hash is, in the query.</summary>
    private static bool BodyFits(CarrierRequest webhook) =>
        webhook.Form.Count > 0 || webhook.Body.Length == 0
        || (webhook.Query.GetValueOrDefault(BodyHash) is [var hash] && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(hash), Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(webhook.Body)))));
}
