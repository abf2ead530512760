using System.Globalization;
using System.Text;

namespace Agents.Hocon;

/// <content>Quoted text as in JSON, and triple-quoted text.</content>
internal sealed partial class Lexer
{
    private void Quoted()
    {
        var (line, column) = (_line, Column);
        var value = new StringBuilder();
        var valid = true;
        _at++;
        while (Current != '"')
        {
            if (_at >= text.Length || Current == '\n')
            {
                errors.Add(new HoconOrigin(source, line, column), "the quoted text is not closed on its line: expected '\"' (or \"\"\" for text of several lines)");
                _tokens.Add(new Token(TokenKind.Invalid, "\"", line, column));
                return;
            }
            valid &= Current == '\\' ? Escape(value) : Plain(value);
        }
        _at++;
        _tokens.Add(new Token(valid ? TokenKind.QuotedText : TokenKind.Invalid, value.ToString(), line, column));
    }

    private bool Plain(StringBuilder value)
    {
        var c = Current;
        if (c < ' ') errors.Add(Here(), $"the control character U+{(int)c:X4} is not allowed in quoted text; write \\u{(int)c:X4} or use \"\"\"");
        value.Append(c);
        _at++;
        return c >= ' ';
    }

    private bool Escape(StringBuilder value)
    {
        var next = _at + 1 < text.Length ? text[_at + 1] : '\0';
        if (next == 'u') return UnicodeEscape(value);
        var meaning = next switch
        {
            '"' or '\\' or '/' => next,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (meaning == '\0')
        {
            errors.Add(Here(), next is '\0' or '\n' or '\r' ? "'\\' at the end of the line escapes nothing" : $"'\\{next}' is no escape; allowed are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
            _at++;
            return false;
        }
        value.Append(meaning);
        _at += 2;
        return true;
    }

    private bool UnicodeEscape(StringBuilder value)
    {
        const int prefix = 2, digits = 4;
        var start = _at + prefix;
        if (start + digits <= text.Length
            && text.AsSpan(start, digits).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0
            && ushort.TryParse(text.AsSpan(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            value.Append((char)code);
            _at = start + digits;
            return true;
        }
        errors.Add(Here(), "'\\u' must be followed by four hexadecimal digits");
        _at = start;
        return false;
    }

    /// <summary>Everything up to three quotes, unmodified. Quotes beyond the closing three belong to the text.</summary>
    private void TripleQuoted()
    {
        const string quotes = "\"\"\"";
        var (line, column) = (_line, Column);
        var start = _at + quotes.Length;
        var close = text.IndexOf(quotes, start, StringComparison.Ordinal);
        if (close < 0)
        {
            errors.Add(Here(), "the triple-quoted text is not closed: expected '\"\"\"'");
            _tokens.Add(new Token(TokenKind.Invalid, quotes, line, column));
            _at = text.Length;
            return;
        }
        var end = close + quotes.Length;
        while (end < text.Length && text[end] == '"') end++;
        var value = text[start..(end - quotes.Length)];
        _tokens.Add(new Token(TokenKind.QuotedText, value, line, column));
        for (var i = value.IndexOf('\n'); i >= 0; i = value.IndexOf('\n', i + 1))
        {
            _at = start + i + 1;
            CountLine();
        }
        _at = end;
    }
}
