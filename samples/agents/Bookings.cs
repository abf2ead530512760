namespace Agents.Samples.Restaurant;

/// <summary>The application's own data of a call.</summary>
public sealed class Bookings
{
    private readonly List<(string Name, int Guests)> _all = [];

    public IReadOnlyList<(string Name, int Guests)> All => _all;

    public void Add(string name, int guests) => _all.Add((name, guests));
}
