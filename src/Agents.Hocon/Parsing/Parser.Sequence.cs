namespace Agents.Hocon;

/// <content>What objects and arrays share: separators, the closing bracket, and going on after a fault.</content>
internal sealed partial class Parser
{
    private void Sequence(TokenKind close, Token open, Action element)
    {
        var first = true;
        var comma = false;
        while (true)
        {
            var newline = SkipBlank();
            if (Closes(close, open, out var done))
            {
                if (done) return;
            }
            else if (Peek.Kind == TokenKind.Comma)
            {
                if (first || comma) Report(Peek, first ? "a comma before anything to separate" : "two commas in a row");
                (first, comma) = (false, true);
                Advance();
            }
            else
            {
                var separated = first || comma || newline;
                (first, comma) = (false, false);
                Element(separated, close, element);
            }
        }
    }

    private void Element(bool separated, TokenKind close, Action element)
    {
        try
        {
            if (!separated) throw Fail(Peek, $"expected a newline, ',' or {Name(close)}, found {Peek.Description}");
            element();
        }
        catch (SyntaxException)
        {
            Recover();
        }
    }

    /// <summary>Handles every token that ends a sequence, also the wrong ones. False when the next token is none of them.</summary>
    private bool Closes(TokenKind close, Token open, out bool done)
    {
        done = true;
        var token = Peek;
        if (token.Kind == close)
        {
            Advance();
            return true;
        }
        switch (token.Kind)
        {
            case TokenKind.End:
                Report(token, $"{open.Description} of line {open.Line}, column {open.Column} is not closed: expected {Name(close)}, found {token.Description}");
                return true;
            case TokenKind.CloseBrace or TokenKind.CloseBracket when close == TokenKind.End:
                Report(token, $"{token.Description} closes nothing: there is no {(token.Kind == TokenKind.CloseBrace ? "'{'" : "'['")} before it");
                Advance();
                done = false;
                return true;
            case TokenKind.CloseBrace or TokenKind.CloseBracket:
                Report(token, $"{open.Description} of line {open.Line}, column {open.Column} is closed by {token.Description}: expected {Name(close)}");
                Advance();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Skips to where the next member or element may begin: a newline, comma or closing bracket outside inner brackets.</summary>
    private void Recover()
    {
        for (var inner = 0; Peek.Kind != TokenKind.End; Advance())
        {
            var kind = Peek.Kind;
            if (inner == 0 && kind is TokenKind.Newline or TokenKind.Comma or TokenKind.CloseBrace or TokenKind.CloseBracket) return;
            if (kind is TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.SubstitutionStart) inner++;
            if (kind is TokenKind.CloseBrace or TokenKind.CloseBracket) inner--;
        }
    }

    private static string Name(TokenKind close) => close switch
    {
        TokenKind.CloseBrace => "'}'",
        TokenKind.CloseBracket => "']'",
        _ => "the end of the file",
    };
}
