using System.Runtime.CompilerServices;

namespace Agents.Hocon;

/// <summary>Tokens to a syntax tree. After a fault it goes on with the next member or element, so that one run reports them all.</summary>
internal sealed partial class Parser
{
    private readonly string _source;
    private readonly List<Token> _tokens;
    private readonly ErrorList _errors;
    private int _at;
    private int _depth;

    private Parser(string source, string text, ErrorList errors)
    {
        _source = source;
        _errors = errors;
        _tokens = Lexer.Tokenize(source, text, errors);
    }

    /// <summary>The root: an <see cref="ObjectNode"/>, with or without braces, or an <see cref="ArrayNode"/>.</summary>
    public static Node Parse(string source, string text, ErrorList errors) => new Parser(source, text, errors).Root();

    private Token Peek => _tokens[_at];

    private HoconOrigin At(Token token) => new(_source, token.Line, token.Column);

    private Token Advance() => Peek.Kind == TokenKind.End ? Peek : _tokens[_at++];

    private Node Root()
    {
        SkipBlank();
        if (Peek.Kind is not (TokenKind.OpenBrace or TokenKind.OpenBracket)) return BracelessRoot();
        Node root = Peek.Kind == TokenKind.OpenBrace ? Object() : Array();
        SkipBlank();
        if (Peek.Kind is not (TokenKind.End or TokenKind.Invalid))
            Report(Peek, $"expected the end of the file after the closing {(root is ObjectNode ? "'}'" : "']'")}, found {Peek.Description}");
        return root;
    }

    private ObjectNode BracelessRoot()
    {
        var members = new List<Member>();
        Sequence(TokenKind.End, Peek, () => members.Add(Member()));
        return new ObjectNode(new HoconOrigin(_source, 1, 1), members);
    }

    private ObjectNode Object()
    {
        var open = Enter();
        var members = new List<Member>();
        Sequence(TokenKind.CloseBrace, open, () => members.Add(Member()));
        _depth--;
        return new ObjectNode(At(open), members);
    }

    private ArrayNode Array()
    {
        var open = Enter();
        var items = new List<Node>();
        Sequence(TokenKind.CloseBracket, open, () => items.Add(Value("an element")));
        _depth--;
        return new ArrayNode(At(open), items);
    }

    private Token Enter()
    {
        var open = Advance();
        if (++_depth > HoconLimits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            _errors.Abort(At(open), $"objects and arrays are nested deeper than {HoconLimits.MaxDepth}");
        return open;
    }

    /// <summary>Skips whitespace and newlines; true when there was a newline.</summary>
    private bool SkipBlank()
    {
        var newline = false;
        while (Peek.Kind is TokenKind.Whitespace or TokenKind.Newline) newline |= Advance().Kind == TokenKind.Newline;
        return newline;
    }

    private void Report(Token token, string message) => _errors.Add(At(token), message);

    private SyntaxException Fail(Token token, string message)
    {
        if (token.Kind != TokenKind.Invalid) Report(token, message);
        return new SyntaxException();
    }
}
