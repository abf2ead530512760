using Microsoft.Extensions.Logging;

namespace Agents.Inference;

/// <summary>Logs what a quota error says about the quota (protocol 1.5, response headers): only what is there.</summary>
internal static partial class QuotaLog
{
    private static readonly (string Header, string Field)[] Fields =
    [
        ("X-LiveKit-Inference-RPM-Limit", "rpm_limit"),
        ("X-LiveKit-Inference-RPM-Used", "rpm_used"),
        ("X-LiveKit-Inference-TPM-Limit", "tpm_limit"),
        ("X-LiveKit-Inference-TPM-Used", "tpm_used"),
        ("X-LiveKit-Inference-Credits-Limit", "credits_limit"),
        ("X-LiveKit-Inference-Credits-Used", "credits_used"),
    ];

    public static void Write(ILogger logger, HttpResponseMessage response) => Exceeded(logger, string.Join(", ", Fields
        .Where(field => response.Headers.Contains(field.Header))
        .Select(field => $"{field.Field}={string.Join(',', response.Headers.GetValues(field.Header))}")));

    [LoggerMessage(EventId = 1101, Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "Inference quota exceeded (429): {Quota}")]
    private static partial void Exceeded(ILogger logger, string quota);
}
