namespace Agents.Kernel.Tests.Memory;

/// <summary>Tests that count the bytes of the whole process: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
