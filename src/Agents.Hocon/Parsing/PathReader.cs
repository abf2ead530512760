using System.Text;

namespace Agents.Hocon;

/// <summary>Path expressions: dots outside quotes separate the elements, everything else is put together as in a text.</summary>
internal static class PathReader
{
    /// <summary>The elements; null, and the token and reason, when it is no path.</summary>
    public static List<string>? Read(ReadOnlySpan<Token> tokens, out Token at, out string? fault)
    {
        var elements = new List<string>();
        var element = new StringBuilder();
        var quoted = false;
        at = tokens.IsEmpty ? default : tokens[0];
        fault = tokens.IsEmpty ? "a path must not be empty" : null;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.QuotedText)
            {
                element.Append(token.Text);
                quoted = true;
                continue;
            }
            var parts = token.Text.Split('.');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0 && !Complete(token, ref at, ref fault)) return null;
                element.Append(parts[i]);
            }
        }
        return fault is null && Complete(tokens[^1], ref at, ref fault) ? elements : null;

        bool Complete(Token token, ref Token at, ref string? fault)
        {
            if (element.Length == 0 && !quoted)
            {
                at = token;
                fault = "a path must not begin or end with '.' or have two in a row; an empty element is written \"\"";
                return false;
            }
            elements.Add(element.ToString());
            element.Clear();
            quoted = false;
            return true;
        }
    }
}
