namespace Agents.Hocon;

/// <content>Values that are not plain objects.</content>
internal sealed partial class Merger
{
    /// <summary>Null when the value is wrong; that is reported.</summary>
    private Expr? Build(Node node, Scope scope) => node switch
    {
        ScalarNode scalar => new LiteralExpr(scalar.Value),
        ArrayNode array => Array(array, scope.InArray()),
        SubstitutionNode substitution => Substitution(substitution, scope),
        ConcatenationNode concatenation => Concatenation(concatenation, scope),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is no value of its own."),
    };

    private ArrayExpr Array(ArrayNode array, Scope scope)
    {
        if (++_depth > HoconLimits.MaxDepth) errors.Abort(array.Origin, $"objects and arrays are nested deeper than {HoconLimits.MaxDepth}");
        var items = array.Items.Select(item => Item(item, scope)).ToArray();
        _depth--;
        return new ArrayExpr(array.Origin, items);
    }

    private Slot Item(Node item, Scope scope)
    {
        var slot = new Slot();
        Set(slot, item.Origin, item, scope);
        return slot;
    }

    private SubstitutionExpr? Substitution(SubstitutionNode node, Scope scope, bool mustBeObject = false)
    {
        if (scope.Roots is { } roots) return new SubstitutionExpr(node, roots) { MustBeObject = mustBeObject };
        errors.Add(node.Origin, $"a substitution cannot be used in a file included inside an array, where no path leads: {scope.File.Name}");
        return null;
    }

    /// <summary>Objects side by side merge like a key that is set several times; a substitution among them must be an object too.</summary>
    private void SetObjects(Slot slot, HoconOrigin key, ConcatenationNode concatenation, Scope scope)
    {
        foreach (var piece in concatenation.Pieces)
        {
            if (piece is ObjectNode node) Fill(slot.ObjectOnTop(key, node.Origin), node, scope);
            else if (piece is SubstitutionNode substitution && Substitution(substitution, scope, mustBeObject: true) is { } expr) slot.Push(key, expr);
            else if (piece is ScalarNode or ArrayNode)
                errors.Add(piece.Origin, $"{(piece is ArrayNode ? "an array" : "text")} cannot be combined with an object on the same line; expected a newline or ',' between them");
        }
    }

    private Expr? Concatenation(ConcatenationNode node, Scope scope)
    {
        var pieces = new List<ConcatenationPiece>();
        foreach (var piece in node.Pieces)
        {
            if (piece is SpaceNode space) pieces.Add(new ConcatenationPiece(null, space.Text));
            else if (Build(piece, scope) is { } expr) pieces.Add(new ConcatenationPiece(expr, null));
            else return null;
        }
        if (pieces.Exists(piece => piece.Expr is PendingExpr)) return new ConcatenationExpr(node.Origin, pieces);
        if (!pieces.Exists(piece => piece.Expr is ArrayExpr))
            return new LiteralExpr(new HoconString(string.Concat(pieces.Select(piece => piece.Space ?? ((LiteralExpr)piece.Expr!).Value.Text)), node.Origin));
        if (pieces.Find(piece => piece.Expr is LiteralExpr) is { Expr: { } text })
        {
            errors.Add(text.Origin, "text cannot be combined with an array on the same line; expected a newline or ',' between them");
            return null;
        }
        return new ArrayExpr(node.Origin, pieces.Select(piece => piece.Expr).OfType<ArrayExpr>().SelectMany(array => array.Items).ToArray());
    }
}
