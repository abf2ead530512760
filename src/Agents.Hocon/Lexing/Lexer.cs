namespace Agents.Hocon;

/// <summary>Text to tokens. Reports what cannot be a token and goes on after it.</summary>
internal sealed partial class Lexer(string source, string text, ErrorList errors)
{
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;

    public static List<Token> Tokenize(string source, string text, ErrorList errors) => new Lexer(source, text, errors).Run();

    private char Current => _at < text.Length ? text[_at] : '\0';

    private int Column => _at - _lineStart + 1;

    private bool Follows(string expected) => string.CompareOrdinal(text, _at, expected, 0, expected.Length) == 0;

    private List<Token> Run()
    {
        while (_at < text.Length) Read();
        _tokens.Add(new Token(TokenKind.End, "", _line, Column));
        return _tokens;
    }

    private void Read()
    {
        var c = Current;
        if (Characters.IsNewline(c)) Newline();
        else if (Characters.IsSpace(c)) TakeWhile(TokenKind.Whitespace, Characters.IsSpace);
        else if (c == '#' || Follows("//")) SkipComment();
        else if (Follows("\"\"\"")) TripleQuoted();
        else if (c == '"') Quoted();
        else if (Follows("${?")) Take(TokenKind.SubstitutionStart, 3);
        else if (Follows("${")) Take(TokenKind.SubstitutionStart, 2);
        else if (Follows("+=")) Take(TokenKind.PlusEquals, 2);
        else if (Punctuation(c) is { } kind) Take(kind, 1);
        else if (Characters.MayBeUnquoted(c)) Unquoted();
        else Refuse(c);
    }

    private static TokenKind? Punctuation(char c) => c switch
    {
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        ',' => TokenKind.Comma,
        ':' => TokenKind.Colon,
        '=' => TokenKind.EqualSign,
        _ => null,
    };

    private void Take(TokenKind kind, int length)
    {
        _tokens.Add(new Token(kind, text.Substring(_at, length), _line, Column));
        _at += length;
    }

    private void TakeWhile(TokenKind kind, Func<char, bool> belongs)
    {
        var end = _at;
        while (end < text.Length && belongs(text[end])) end++;
        Take(kind, end - _at);
    }

    private void Newline()
    {
        Take(TokenKind.Newline, 1);
        CountLine();
    }

    private void CountLine()
    {
        _line++;
        _lineStart = _at;
    }

    private void SkipComment()
    {
        var end = text.IndexOf('\n', _at);
        _at = end < 0 ? text.Length : end;
    }

    /// <summary>A number first, because it may hold a <c>+</c>, then whatever may be unquoted, up to a comment.</summary>
    private void Unquoted()
    {
        var end = _at + JsonNumber.Length(text.AsSpan(_at));
        while (end < text.Length && Characters.MayBeUnquoted(text[end]) && !IsComment(end)) end++;
        Take(TokenKind.Text, end - _at);
    }

    private bool IsComment(int at) => text[at] == '/' && at + 1 < text.Length && text[at + 1] == '/';

    private void Refuse(char c)
    {
        var hint = c switch
        {
            '$' => "'$' only begins a substitution such as ${path}; put the text in quotes",
            '?' when _tokens is [.., { Kind: TokenKind.SubstitutionStart }, { Kind: TokenKind.Whitespace }] => "the '?' of an optional substitution must follow '${' directly",
            '+' => "'+' is only allowed in '+='; put the text in quotes",
            _ => $"'{c}' is not allowed outside quotes; put the text in quotes",
        };
        errors.Add(Here(), hint);
        Take(TokenKind.Invalid, 1);
    }

    private HoconOrigin Here() => new(source, _line, Column);
}
