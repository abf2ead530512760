using System.Text;

namespace Agents.Inference;

/// <summary>All text of a TTS stream, how much of it was spoken in earlier attempts, and what of it is to be sent next.</summary>
/// <param name="limits">How long the pieces are.</param>
internal sealed class TtsScript(SentenceLimits limits)
{
    private readonly StringBuilder _text = new();
    private SentenceBuffer _sentences = new(limits);
    private int _from;
    private bool _closed;

    /// <summary>Length of all text.</summary>
    public int Length => _text.Length;

    /// <summary>Whether no more text comes.</summary>
    public bool Ended { get; private set; }

    /// <summary>Whether there is anything to speak in this attempt.</summary>
    public bool HasWords => !string.IsNullOrWhiteSpace(Remaining);

    /// <summary>The text of this attempt.</summary>
    public string Remaining => _text.ToString(_from, _text.Length - _from);

    /// <summary>Takes text; false when the segment was closed by a flush and the text is dropped.</summary>
    public bool Push(string text, out IReadOnlyList<string> tokens)
    {
        tokens = [];
        if (_closed)
            return false;
        _text.Append(text);
        tokens = _sentences.Push(text);
        return true;
    }

    /// <summary>Gives out what is pending; a segment with text is closed by it.</summary>
    public IReadOnlyList<string> Flush()
    {
        _closed = _text.Length > 0;
        return _sentences.Flush();
    }

    /// <summary>Gives out what is pending; no more text comes.</summary>
    public IReadOnlyList<string> End()
    {
        Ended = true;
        return _sentences.Flush();
    }

    /// <summary>Begins an attempt.</summary>
    /// <param name="spoken">Characters of the previous attempt's text that were spoken.</param>
    /// <returns>What to send at once.</returns>
    public IReadOnlyList<string> Restart(int spoken)
    {
        _from += spoken;
        _sentences = new SentenceBuffer(limits);
        var ready = _sentences.Push(Remaining);
        return _closed || Ended ? [.. ready, .. _sentences.Flush()] : ready;
    }
}
