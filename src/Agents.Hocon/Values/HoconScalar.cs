namespace Agents.Hocon;

/// <summary>A value that is neither object nor array.</summary>
public abstract class HoconScalar : HoconValue
{
    private protected HoconScalar(string text, HoconOrigin origin)
        : base(origin) => Text = text;

    /// <summary>The text, the number as it was written, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public string Text { get; }
}

/// <summary>Text.</summary>
/// <param name="text">The characters it stands for.</param>
/// <param name="origin">Where it was written.</param>
public sealed class HoconString(string text, HoconOrigin origin) : HoconScalar(text, origin)
{
    /// <inheritdoc/>
    public override HoconKind Kind => HoconKind.String;
}

/// <summary>A number, kept as it was written: 1e5 stays 1e5, and no digit is lost.</summary>
/// <param name="text">The number by JSON's grammar.</param>
/// <param name="origin">Where it was written.</param>
public sealed class HoconNumber(string text, HoconOrigin origin) : HoconScalar(text, origin)
{
    /// <inheritdoc/>
    public override HoconKind Kind => HoconKind.Number;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="value">Which.</param>
/// <param name="origin">Where it was written.</param>
public sealed class HoconBoolean(bool value, HoconOrigin origin) : HoconScalar(value ? "true" : "false", origin)
{
    /// <inheritdoc/>
    public override HoconKind Kind => HoconKind.Boolean;
}

/// <summary><c>null</c>: hides what was set before, and the environment.</summary>
/// <param name="origin">Where it was written.</param>
public sealed class HoconNull(HoconOrigin origin) : HoconScalar("null", origin)
{
    /// <inheritdoc/>
    public override HoconKind Kind => HoconKind.Null;
}
