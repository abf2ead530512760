namespace Agents.Host.Doctor;

/// <summary>How something stands on this machine.</summary>
internal enum Standing
{
    /// <summary>It is here and works.</summary>
    Present,

    /// <summary>It is not here, and only what its finding names goes without.</summary>
    Optional,

    /// <summary>It is not here, and the program's own defaults need it.</summary>
    Missing,
}
