namespace Agents.Hocon;

/// <summary>A finished value: includes read, objects merged, substitutions replaced. Immutable. It knows where it was written.</summary>
public abstract partial class HoconValue
{
    private protected HoconValue(HoconOrigin origin) => Origin = origin;

    /// <summary>Where it was written. A value that came by substitution keeps the place it came from.</summary>
    public HoconOrigin Origin { get; }

    /// <summary>Its type.</summary>
    public abstract HoconKind Kind { get; }

    /// <summary>Levels of nesting, itself included.</summary>
    internal virtual int Depth => 1;

    /// <summary>Values in it, itself included.</summary>
    internal virtual long Count => 1;

    /// <summary>The value as JSON on one line.</summary>
    public override string ToString() => HoconJson.Write(this);
}
