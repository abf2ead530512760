namespace Agents.Hocon;

/// <summary>
/// One key of one object, with everything it was set to, oldest first. Layers that can never be seen again are gone: a scalar or array
/// hides what is below it, and an object on an object is merged into it at once. So pending layers separate at most one layer each.
/// </summary>
internal sealed class Slot
{
    private readonly List<Layer> _layers = [];

    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>A scalar or array: hides what was there.</summary>
    public void Replace(HoconOrigin key, Expr expr)
    {
        _layers.Clear();
        _layers.Add(new Layer(key, expr));
    }

    /// <summary>A substitution: may turn out to be nothing, or an object to merge with what was there.</summary>
    public void Push(HoconOrigin key, PendingExpr expr) => _layers.Add(new Layer(key, expr));

    /// <summary>The object literal to merge the next one into.</summary>
    public ObjectExpr ObjectOnTop(HoconOrigin key, HoconOrigin origin)
    {
        if (_layers is [.., { Expr: ObjectExpr top }]) return top;
        if (_layers is [.., { Expr: not PendingExpr }]) _layers.Clear();
        var added = new ObjectExpr(origin);
        _layers.Add(new Layer(key, added));
        return added;
    }
}

/// <param name="Key">Where the key was written.</param>
/// <param name="Expr">What it was set to.</param>
internal readonly record struct Layer(HoconOrigin Key, Expr Expr);
