using System.Text;

namespace Agents.Hocon;

/// <content>Include statements: <c>include</c>, then a quoted name, alone or in <c>file()</c>, <c>url()</c>, <c>classpath()</c>, <c>required()</c>.</content>
internal sealed partial class Parser
{
    private IncludeMember Include()
    {
        const string required = "required(";
        var start = Advance();
        var opening = Words(stopAfter: int.MaxValue);
        var name = Peek;
        if (name.Kind != TokenKind.QuotedText) throw Unreadable(name);
        Advance();

        var mandatory = opening.StartsWith(required, StringComparison.Ordinal);
        var kind = (mandatory ? opening[required.Length..] : opening) switch
        {
            "" => IncludeKind.Heuristic,
            "file(" => IncludeKind.File,
            "url(" => IncludeKind.Url,
            "classpath(" => IncludeKind.ClassPath,
            _ => throw Unreadable(start),
        };
        var open = opening.Count('(');
        var after = Peek;
        if (Words(open) != new string(')', open)) throw Fail(after, $"expected {open} ')' to close the include, found {after.Description}");
        return new IncludeMember(At(start), kind, name.Text, mandatory);
    }

    /// <summary>Unquoted text with its whitespace left out, until as many characters as asked for are there.</summary>
    private string Words(int stopAfter)
    {
        var words = new StringBuilder();
        while (words.Length < stopAfter)
        {
            SkipBlank();
            if (Peek.Kind != TokenKind.Text) break;
            words.Append(Advance().Text);
        }
        return words.ToString();
    }

    private SyntaxException Unreadable(Token token) => Fail(
        token,
        $"expected a quoted name after include, alone or in file(), url() or required(), found {token.Description}; quote the key if \"include\" is meant as one");
}
