using System.Text;

namespace Agents.Host.Telephony;

/// <summary>
/// Collects keys that the caller presses: an entry ends with #, or when it is long enough, or after a pause, of which the owner tells. Pure.
/// </summary>
internal sealed class KeypadInput
{
    /// <summary>The longest entry, in keys.</summary>
    public const int Longest = 32;

    private readonly StringBuilder _keys = new();

    /// <summary>Whether keys wait for more.</summary>
    public bool IsOpen => _keys.Length > 0;

    /// <summary>A key was pressed.</summary>
    /// <returns>The whole entry, with its #; null if more may follow.</returns>
    public string? Press(char key)
    {
        _keys.Append(key);
        return key == '#' || _keys.Length >= Longest ? Take() : null;
    }

    /// <summary>Nothing was pressed for a while.</summary>
    /// <returns>The entry; null if there is none.</returns>
    public string? Pause() => IsOpen ? Take() : null;

    /// <summary>An entry in words, as the language model is told of it.</summary>
    public static string Words(string keys) => $"(The caller pressed keys on the telephone: {keys})";

    private string Take()
    {
        var entry = _keys.ToString();
        _keys.Clear();
        return entry;
    }
}
