namespace Agents.Actors;

/// <summary>What a node says of itself when it joins.</summary>
/// <param name="Name">Its name. Whoever had it before is from then on a node that has left.</param>
/// <param name="Address">Where other nodes reach it, such as <c>https://10.0.0.7:8443</c>.</param>
/// <param name="Capacity">Sessions it takes at one time.</param>
/// <param name="Version">Version of its program.</param>
public sealed record NodeRegistration(string Name, string Address, int Capacity, string Version);
