namespace Agents.Hocon;

/// <content>Evaluating substitutions and the concatenations they stand in.</content>
internal sealed partial class Resolver
{
    private HoconValue? Evaluate(Slot slot, int index, PendingExpr expr)
    {
        if (_done.TryGetValue(expr, out var done)) return done;
        if (IsAppend(expr)) EvaluateAppendsBelow(slot, index);
        var before = _visible.TryGetValue(slot, out var limit) ? limit : (int?)null;
        _visible[slot] = index;
        var value = Nested(expr.Origin, () => Evaluate(slot, expr));
        if (before is { } restored) _visible[slot] = restored;
        else _visible.Remove(slot);
        return _done[expr] = value is null ? null : Bounded(value);
    }

    /// <summary>A long row of <c>a += x</c> is evaluated from its beginning, so that its length does not become depth.</summary>
    private void EvaluateAppendsBelow(Slot slot, int index)
    {
        var first = index;
        while (first > 0 && slot.Layers[first - 1].Expr is PendingExpr below && IsAppend(below) && !_done.ContainsKey(below)) first--;
        for (var i = first; i < index; i++) Evaluate(slot, i, (PendingExpr)slot.Layers[i].Expr);
    }

    private static bool IsAppend(PendingExpr expr)
        => expr is ConcatenationExpr { Pieces: [{ Expr: PreviousExpr or SubstitutionExpr { IsAppend: true } }, ..] };

    private HoconValue? Evaluate(Slot slot, Expr expr) => expr switch
    {
        SubstitutionExpr substitution => Substitute(substitution),
        ConcatenationExpr concatenation => Concatenation.Combine(
            concatenation.Origin,
            concatenation.Pieces.Select(piece => new Concatenation.Piece(piece.Expr?.Origin ?? concatenation.Origin, piece.Expr is null ? null : Evaluate(slot, piece.Expr), piece.Space)).ToArray(),
            errors),
        PreviousExpr => Fold(Layers(slot)).Value,
        LiteralExpr literal => literal.Value,
        ArrayExpr array => Build(array),
        _ => throw new InvalidOperationException($"{expr.GetType().Name} is no piece of a value."),
    };

    private HoconValue? Substitute(SubstitutionExpr substitution)
    {
        var outer = _lookedBack;
        _lookedBack = false;
        _waiting.Add(substitution);
        var found = Find(substitution, out var cyclic);
        if (found is null && !substitution.Optional)
        {
            errors.Add(substitution.Origin, cyclic || _lookedBack ? Circular(substitution) : Undefined(substitution));
            found = HoconFault.Reported;
        }
        _waiting.RemoveAt(_waiting.Count - 1);
        _lookedBack |= outer;
        if (!substitution.MustBeObject || found is null or HoconObject or HoconFault) return found;
        errors.Add(substitution.Origin, $"{substitution} is {found.Description} and cannot be combined with an object on the same line");
        return HoconFault.Reported;
    }

    /// <summary>In the document, below each root; then in the environment.</summary>
    private HoconValue? Find(SubstitutionExpr substitution, out bool cyclic)
    {
        cyclic = false;
        foreach (var start in substitution.Roots)
        {
            var found = Lookup(start.Then(substitution.Path.Elements));
            if (found == HoconFault.Cycle) cyclic = true;
            else if (found is not null) return found;
        }
        var variable = string.Join('.', substitution.Path.Elements);
        return !substitution.IsAppend && environment(variable) is { } text
            ? new HoconString(text, substitution.Origin with { Detail = $"environment variable {variable}" })
            : null;
    }

    private static string Undefined(SubstitutionExpr substitution)
        => $"{substitution} is not defined, neither in the document nor in the environment; write ${{?{substitution.Path}}} if it may be missing";

    private string Circular(SubstitutionExpr substitution)
        => _waiting.Count == 1
            ? $"{substitution} refers back to itself, and there is no earlier value to look back to"
            : $"{substitution} refers back to itself: {string.Join(" → ", _waiting)}";
}
