namespace Agents.Host.Telephony;

/// <summary>Makes text of peers fit for a log: one short line.</summary>
internal static class LogText
{
    private const int Longest = 100;

    /// <summary>The beginning of a text, without control characters.</summary>
    public static string Of(string text) => new([.. text.Take(Longest).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
