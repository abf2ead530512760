namespace Agents.Hocon;

/// <summary>Stands for a value that could not be made. Never leaves the resolver: a document with faults is not handed out.</summary>
internal sealed class HoconFault : HoconValue
{
    /// <summary>Reported already: whoever meets it stays silent.</summary>
    public static readonly HoconFault Reported = new();

    /// <summary>The value contains itself. The substitution that meets it reports it, or is nothing when it is optional.</summary>
    public static readonly HoconFault Cycle = new();

    private HoconFault()
        : base(new HoconOrigin("", 1, 1))
    {
    }

    public override HoconKind Kind => HoconKind.Null;
}
