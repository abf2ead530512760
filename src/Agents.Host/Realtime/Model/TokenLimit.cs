using Agents.Messages;

namespace Agents.Host.Realtime;

/// <summary>
/// Holds an answer to a number of tokens. The model is told the limit too and says what it used; for one that does neither, words are counted: a word is one
/// token or more, so nothing that the limit allows is cut.
/// </summary>
/// <param name="limit">The most tokens; null: no limit.</param>
internal sealed class TokenLimit(int? limit)
{
    private int _words;
    private bool _inWord;

    /// <summary>Whether the answer was as long as it may be.</summary>
    public bool IsReached { get; private set; }

    /// <summary>Whether words were taken off here.</summary>
    public bool HasCut { get; private set; }

    /// <summary>As much of a text as is allowed.</summary>
    public string Take(string text)
    {
        if (limit is not { } most)
            return text;
        if (HasCut)
            return "";
        for (var i = 0; i < text.Length; i++)
        {
            var letter = !char.IsWhiteSpace(text[i]);
            if (letter && !_inWord && ++_words > most)
            {
                (IsReached, HasCut) = (true, true);
                return text[..i];
            }

            _inWord = letter;
        }

        return text;
    }

    /// <summary>The model says what it used.</summary>
    public void Note(CompletionUsage? usage) => IsReached |= limit is { } most && usage is { } used && used.CompletionTokens >= most;
}
