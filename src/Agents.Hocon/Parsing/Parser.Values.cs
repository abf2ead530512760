namespace Agents.Hocon;

/// <content>Values: everything side by side on one line is one value.</content>
internal sealed partial class Parser
{
    private Node Value(string expected)
    {
        var pieces = new List<Node>();
        Token? space = null;
        while (true)
        {
            if (Peek.Kind == TokenKind.Whitespace)
            {
                space = Advance();
                continue;
            }
            if (Piece() is not { } piece) break;
            if (space is { } between && pieces.Count > 0) pieces.Add(new SpaceNode(At(between), between.Text));
            space = null;
            pieces.Add(piece);
        }
        if (pieces.Count == 0) throw Fail(Peek, $"expected {expected}, found {Peek.Description}");
        return pieces.Count == 1 ? pieces[0] : new ConcatenationNode(pieces);
    }

    private Node? Piece() => Peek.Kind switch
    {
        TokenKind.Text => new ScalarNode(Literal(Advance())),
        TokenKind.QuotedText => new ScalarNode(Quoted(Advance())),
        TokenKind.SubstitutionStart => Substitution(),
        TokenKind.OpenBrace => Object(),
        TokenKind.OpenBracket => Array(),
        TokenKind.Invalid => throw new SyntaxException(),
        _ => null,
    };

    private HoconString Quoted(Token token) => new(token.Text, At(token));

    private HoconScalar Literal(Token token) => token.Text switch
    {
        "true" => new HoconBoolean(true, At(token)),
        "false" => new HoconBoolean(false, At(token)),
        "null" => new HoconNull(At(token)),
        var text when JsonNumber.IsWhole(text) => new HoconNumber(text, At(token)),
        var text => new HoconString(text, At(token)),
    };

    private SubstitutionNode Substitution()
    {
        var open = Advance();
        var start = _at;
        while (Peek.Kind is TokenKind.Text or TokenKind.QuotedText or TokenKind.Whitespace) Advance();
        if (Peek.Kind == TokenKind.SubstitutionStart) throw FailInside("a substitution is not allowed inside another");
        if (Peek.Kind != TokenKind.CloseBrace) throw FailInside($"expected '}}' to close the substitution of column {open.Column}, found {Peek.Description}");
        Advance();
        return new SubstitutionNode(At(open), Path(start, _at - 1), Optional: open.Text == "${?");
    }

    /// <summary>Fails after the brace that closes the substitution, so that it is not taken for that of an object.</summary>
    private SyntaxException FailInside(string message)
    {
        var failure = Fail(Peek, message);
        for (var open = 1; open > 0 && Peek.Kind is not (TokenKind.Newline or TokenKind.Comma or TokenKind.End);)
        {
            var kind = Advance().Kind;
            if (kind == TokenKind.SubstitutionStart) open++;
            if (kind == TokenKind.CloseBrace) open--;
        }
        return failure;
    }
}
