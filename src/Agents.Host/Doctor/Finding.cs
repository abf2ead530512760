namespace Agents.Host.Doctor;

/// <summary>What was found about one thing.</summary>
/// <param name="Name">The thing.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Detail">Where it is, or who goes without.</param>
/// <param name="Remedy">How to get it; null where nothing is to be done.</param>
internal sealed record Finding(string Name, Standing Standing, string Detail, string? Remedy = null);
