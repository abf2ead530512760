using System.Globalization;

namespace Agents.Actors;

/// <summary>Collects every broken rule of a set of options, so that they are reported together.</summary>
internal sealed class OptionFaults
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> All => _faults;

    public void Require(bool holds, string setting, object? value, string allowed)
    {
        if (!holds)
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{setting} is {value ?? "missing"}; it must be {allowed}."));
    }

    public void Range<T>(string setting, T value, T min, T max)
        where T : IComparable<T>
        => Require(value.CompareTo(min) >= 0 && value.CompareTo(max) <= 0, setting, value,
            string.Create(CultureInfo.InvariantCulture, $"from {min} to {max}"));

    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new SessionOptionsException(_faults);
    }
}
