using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>What <c>POST /v1/realtime/client_secrets</c> asks for.</summary>
/// <param name="Seconds">How long the secret opens sessions: 10 to 7200.</param>
/// <param name="Settings">What its sessions begin with.</param>
internal sealed record ClientSecretRequest(int Seconds, RealtimeSettings Settings)
{
    private const int DefaultSeconds = 600;

    /// <summary>Reads a request's body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="begin">Makes the settings that an agent's sessions begin with, from the model's name.</param>
    /// <exception cref="RealtimeFault">A member is wrong.</exception>
    public static ClientSecretRequest Read(JObject body, Func<string?, RealtimeSettings> begin)
    {
        var seconds = DefaultSeconds;
        var settings = begin(null);
        foreach (var member in body.Properties())
        {
            var field = new Field(member.Name, member.Value);
            switch (member.Name)
            {
                case "expires_after":
                    seconds = Expiry(field);
                    break;
                case "session":
                    settings = new SettingsPatch(hasSpoken: false).Apply(begin(field.Member("model")?.Text()), field);
                    break;
                default:
                    throw field.NotKnown();
            }
        }

        return new ClientSecretRequest(seconds, settings);
    }

    private static int Expiry(Field field)
    {
        if (field.IsNull)
            return DefaultSeconds;
        field.Member("anchor")?.OneOf("created_at");
        return field.Member("seconds")?.Whole(10, 7200) ?? DefaultSeconds;
    }
}
