namespace Agents.Hocon;

/// <summary>The kinds of token HOCON is made of. Comments leave no token.</summary>
internal enum TokenKind
{
    End,
    Newline,
    Whitespace,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    Colon,
    EqualSign,
    PlusEquals,
    SubstitutionStart,

    /// <summary>Unquoted: text, number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Text,

    /// <summary>Quoted or triple-quoted; <see cref="Token.Text"/> is what it stands for.</summary>
    QuotedText,

    /// <summary>Already reported by the lexer.</summary>
    Invalid,
}
