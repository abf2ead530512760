namespace Agents.Gateway;

/// <summary>What the services are called in errors.</summary>
internal static class ServiceKinds
{
    public const string Stt = "speech to text";
    public const string Tts = "text to speech";
    public const string Llm = "language";
}
