namespace Agents.Inference;

/// <summary>Collects text as it comes and gives it out by sentences, each only when the next has begun (protocol 3.4).</summary>
internal sealed class SentenceBuffer
{
    private const int MinContext = 10;
    private const int MinToken = 20;
    private string _input = "";
    private string _output = "";

    /// <summary>Takes text; the tokens that are ready.</summary>
    public List<string> Push(string text)
    {
        var tokens = new List<string>();
        _input += text;
        if (_input.Length < MinContext)
            return tokens;
        while (SentenceSplitter.Split(_input) is { Count: >= 2 } sentences)
        {
            Join(sentences[0].Text);
            _input = _input[sentences[0].End..].TrimStart();
            if (_output.Length < MinToken)
                continue;
            tokens.Add(_output);
            _output = "";
        }
        return tokens;
    }

    /// <summary>All that is left as one token; null when there is nothing.</summary>
    public string? Flush()
    {
        foreach (var sentence in SentenceSplitter.Split(_input))
            Join(sentence.Text);
        var token = _output.Length > 0 ? _output : null;
        _input = _output = "";
        return token;
    }

    private void Join(string sentence) => _output = _output.Length == 0 ? sentence : $"{_output} {sentence}";
}
