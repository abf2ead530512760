using Agents.Host.Cli;

namespace Agents.Host.Serve;

/// <summary>What the environment says about telephone carriers: secrets do not belong on a command line.</summary>
internal static class TelephonyEnvironment
{
    /// <summary>Reads the settings.</summary>
    /// <param name="publicUrl">The value of <c>--public-url</c>; null takes <c>AGENTS_PUBLIC_URL</c>.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="UsageException">They are wrong, or do not fit each other.</exception>
    public static TelephonyOptions Read(string? publicUrl, Func<string, string?> environment)
    {
        var url = publicUrl ?? environment("AGENTS_PUBLIC_URL");
        var options = new TelephonyOptions
        {
            PublicUrl = string.IsNullOrEmpty(url) ? null : Parse(url),
            Twilio = new TwilioOptions { AuthToken = environment("TWILIO_AUTH_TOKEN") },
            Telnyx = new TelnyxOptions { PublicKey = environment("TELNYX_PUBLIC_KEY") },
            Vonage = new VonageOptions { SignatureSecret = environment("VONAGE_SIGNATURE_SECRET") },
            Plivo = new PlivoOptions { AuthToken = environment("PLIVO_AUTH_TOKEN") },
        };
        try
        {
            options.Validate();
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"The settings of telephone carriers are wrong (--public-url, or AGENTS_PUBLIC_URL): {wrong.Message}");
        }

        return options;
    }

    private static Uri Parse(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed
        : throw new UsageException($"--public-url '{url}' is no address: write one such as https://voice.example.com.");
}
