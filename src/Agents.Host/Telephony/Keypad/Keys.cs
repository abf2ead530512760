namespace Agents.Host.Telephony;

/// <summary>The keys of a telephone.</summary>
internal static class Keys
{
    /// <summary>All of them, row by row.</summary>
    public const string All = "123A456B789C*0#D";

    /// <summary>Whether a character names a key.</summary>
    public static bool Has(char key) => All.Contains(key, StringComparison.Ordinal);

    /// <summary>What a carrier's message about a key means.</summary>
    /// <param name="text">The key, as the carrier names it.</param>
    public static CarrierMessage Read(string text) => text is [var key] && Has(char.ToUpperInvariant(key))
        ? new CarrierMessage.KeyPressed(char.ToUpperInvariant(key))
        : new CarrierMessage.Ignored("dtmf with an unknown key");
}
