namespace Agents.Hocon;

/// <content>Conversions, as the specification's section "Automatic type conversions" allows them.</content>
public abstract partial class HoconValue
{
    /// <summary>Text; numbers and booleans as they were written.</summary>
    /// <exception cref="HoconException">It is null, an object or an array.</exception>
    public string GetString() => As(Formats.Text);

    /// <summary>true, yes, on, false, no or off.</summary>
    /// <exception cref="HoconException">It is none of these.</exception>
    public bool GetBoolean() => As(Formats.Boolean);

    /// <summary>A whole number of 32 bits.</summary>
    /// <exception cref="HoconException">It is none.</exception>
    public int GetInt32() => As(Formats.Int32);

    /// <summary>A whole number of 64 bits.</summary>
    /// <exception cref="HoconException">It is none.</exception>
    public long GetInt64() => As(Formats.Int64);

    /// <summary>A number.</summary>
    /// <exception cref="HoconException">It is none.</exception>
    public double GetDouble() => As(Formats.Double);

    /// <summary>A duration with its unit; milliseconds without one. See <see cref="DurationFormat"/>.</summary>
    /// <exception cref="HoconException">It is none.</exception>
    public TimeSpan GetDuration() => As(Formats.Duration);

    /// <summary>A number of bytes, with or without a unit. See <see cref="SizeFormat"/>.</summary>
    /// <exception cref="HoconException">It is none.</exception>
    public long GetSize() => As(Formats.Size);

    /// <summary>The object.</summary>
    /// <exception cref="HoconException">It is none.</exception>
    public HoconObject GetObject() => this as HoconObject ?? throw Wrong("an object");

    /// <summary>The array; an object with numbers as keys becomes one, ordered by its keys.</summary>
    /// <exception cref="HoconException">It is none.</exception>
    public HoconArray GetArray() => ToArray() ?? throw Wrong("an array");

    internal HoconArray? ToArray() => this as HoconArray ?? (this as HoconObject)?.ToIndexedArray();

    /// <summary>How an error message calls it.</summary>
    internal string Description => this switch
    {
        HoconNull => "null",
        HoconScalar scalar => $"\"{Shorten.Text(scalar.Text)}\"",
        _ => Kind == HoconKind.Object ? "an object" : "an array",
    };

    private T As<T>(ValueFormat<T> format)
        => this is HoconScalar and not HoconNull && format.TryParse(((HoconScalar)this).Text, out var value) ? value : throw Wrong(format.Allowed);

    private HoconException Wrong(string allowed) => new(new HoconError(Origin, $"the value is {Description}; allowed is {allowed}"));
}
