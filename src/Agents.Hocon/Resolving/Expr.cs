namespace Agents.Hocon;

/// <summary>What a key was set to once includes and plain objects are merged: finished, or waiting for a substitution. Compared by identity.</summary>
internal abstract class Expr(HoconOrigin origin)
{
    public HoconOrigin Origin { get; } = origin;
}

internal sealed class LiteralExpr(HoconScalar value) : Expr(value.Origin)
{
    public HoconScalar Value { get; } = value;
}

internal sealed class ArrayExpr(HoconOrigin origin, IReadOnlyList<Slot> items) : Expr(origin)
{
    public IReadOnlyList<Slot> Items { get; } = items;
}

/// <summary>An object literal: a slot for each key.</summary>
internal sealed class ObjectExpr(HoconOrigin origin) : Expr(origin)
{
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The keys in the order of their first appearance.</summary>
    public IReadOnlyList<string> Names => _names;

    public Slot? Find(string name) => _slots.GetValueOrDefault(name);

    public Slot FindOrAdd(string name)
    {
        if (_slots.TryGetValue(name, out var slot)) return slot;
        _names.Add(name);
        return _slots[name] = new Slot();
    }
}

/// <summary>An expression whose value is known only when everything is merged. It does not hide what its key was set to before.</summary>
internal abstract class PendingExpr(HoconOrigin origin) : Expr(origin);

/// <summary><c>${path}</c></summary>
internal sealed class SubstitutionExpr(SubstitutionNode node, IReadOnlyList<HoconPath> roots) : PendingExpr(node.Origin)
{
    public HoconPath Path => node.Path;

    public bool Optional => node.Optional;

    /// <summary>Where the path may begin: at the place of the innermost included file first, at the root last.</summary>
    public IReadOnlyList<HoconPath> Roots { get; } = roots;

    /// <summary>It is the <c>${?a}</c> of <c>a += b</c>: no environment variable may take its place.</summary>
    public bool IsAppend { get; init; }

    /// <summary>It stands beside an object literal, so it must be an object as well.</summary>
    public bool MustBeObject { get; init; }

    public override string ToString() => $"${{{(Optional ? "?" : "")}{Path}}}";
}

/// <summary>What the same key was set to before: the <c>${?a}</c> of <c>a += b</c>, without the need of a path.</summary>
internal sealed class PreviousExpr(HoconOrigin origin) : PendingExpr(origin);

internal sealed class ConcatenationExpr(HoconOrigin origin, IReadOnlyList<ConcatenationPiece> pieces) : PendingExpr(origin)
{
    public IReadOnlyList<ConcatenationPiece> Pieces { get; } = pieces;
}

/// <summary>A value, or the unquoted whitespace between two.</summary>
internal readonly record struct ConcatenationPiece(Expr? Expr, string? Space);
