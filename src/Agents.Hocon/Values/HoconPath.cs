namespace Agents.Hocon;

/// <summary>A way through objects: <c>a.b."c.d"</c>.</summary>
/// <param name="elements">The names, outermost first.</param>
public sealed class HoconPath(IReadOnlyList<string> elements)
{
    internal static readonly HoconPath Empty = new([]);

    /// <summary>The names, outermost first.</summary>
    public IReadOnlyList<string> Elements { get; } = elements;

    /// <summary>Reads a path expression: dots separate, quotes keep dots.</summary>
    /// <param name="expression">Such as <c>gateway.engines."local/flite"</c>.</param>
    /// <exception cref="HoconException">It is no path expression.</exception>
    public static HoconPath Parse(string expression)
    {
        var errors = new ErrorList();
        var tokens = Lexer.Tokenize("path", expression.Trim(), errors);
        errors.ThrowIfAny();
        tokens.RemoveAt(tokens.Count - 1);
        string? fault = null;
        var elements = tokens.TrueForAll(token => token.Kind is TokenKind.Text or TokenKind.QuotedText or TokenKind.Whitespace)
            ? PathReader.Read(tokens.ToArray(), out _, out fault)
            : null;
        return elements is not null ? new HoconPath(elements) : throw new HoconException(
            new HoconError(null, $"\"{Shorten.Text(expression)}\" is no path: {fault ?? "quote the elements that hold special characters"}"));
    }

    /// <summary>The expression, with quotes where an element needs them.</summary>
    public override string ToString() => string.Join('.', Elements.Select(Quote));

    internal HoconPath Then(IEnumerable<string> more) => new([.. Elements, .. more]);

    private static string Quote(string element)
        => element.Length > 0 && !element.Contains('.') && !element.Contains("//") && element.All(Characters.MayBeUnquoted) ? element : HoconJson.Quote(element);
}
