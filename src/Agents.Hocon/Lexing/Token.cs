namespace Agents.Hocon;

/// <summary>One token and where it begins.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Line, int Column)
{
    /// <summary>How an error message calls it.</summary>
    public string Description => Kind switch
    {
        TokenKind.End => "the end of the file",
        TokenKind.Newline => "the end of the line",
        TokenKind.QuotedText => $"\"{Shorten.Text(Text)}\"",
        _ => $"'{Shorten.Text(Text)}'",
    };
}
