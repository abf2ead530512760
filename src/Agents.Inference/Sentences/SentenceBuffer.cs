namespace Agents.Inference;

/// <summary>Collects text as it comes and gives it out by sentences, each only when the next has begun (protocol 3.4). One instance serves one text.</summary>
/// <param name="limits">How long the pieces are; null for <see cref="SentenceLimits.Default"/>.</param>
/// <param name="keepFormatting">
/// True: the pieces put together are the text as it was, line breaks and blanks included. False: pieces are trimmed, and sentences in them are joined by
/// one space.
/// </param>
public sealed class SentenceBuffer(SentenceLimits? limits = null, bool keepFormatting = false)
{
    private const int MinContext = 10;
    private readonly SentenceLimits _limits = limits ?? SentenceLimits.Default;
    private string _input = "";
    private string _output = "";

    /// <summary>Takes text.</summary>
    /// <returns>The pieces that are ready.</returns>
    public IReadOnlyList<string> Push(string text)
    {
        var pieces = new List<string>();
        _input += text;
        if (_input.Length < MinContext)
            return pieces;
        while (SentenceSplitter.Split(_input) is { Count: >= 2 } sentences)
        {
            var next = EndOfBlanks(sentences[0].End);
            Add(keepFormatting ? _input[..next] : sentences[0].Text, pieces);
            _input = _input[next..];
            if (_output.Length >= _limits.Min)
                GiveOut(pieces);
        }
        return pieces;
    }

    /// <summary>The text is complete, or pauses here.</summary>
    /// <returns>All that is left: nothing, one piece, or more where one would be too long.</returns>
    public IReadOnlyList<string> Flush()
    {
        var pieces = new List<string>();
        if (keepFormatting)
            Add(_input, pieces);
        else
            SentenceSplitter.Split(_input).ForEach(sentence => Add(sentence.Text, pieces));
        if (!string.IsNullOrWhiteSpace(_output))
            GiveOut(pieces);
        _input = _output = "";
        return pieces;
    }

    private void Add(string sentence, List<string> pieces)
    {
        var gap = keepFormatting || _output.Length == 0 ? "" : " ";
        if (_output.Length > 0 && _output.Length + gap.Length + sentence.Length > _limits.Max)
        {
            GiveOut(pieces);
            gap = "";
        }
        _output += gap + sentence;
    }

    private void GiveOut(List<string> pieces)
    {
        pieces.Add(_output);
        _output = "";
    }

    private int EndOfBlanks(int at)
    {
        while (at < _input.Length && char.IsWhiteSpace(_input[at]))
            at++;
        return at;
    }
}
