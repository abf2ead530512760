using System.Globalization;

namespace Agents.Bench.Density;

/// <summary>How many callers, and for how long.</summary>
/// <param name="Sessions">Callers at one time, 1 to 100 000.</param>
/// <param name="Seconds">Length of the measured part, 1 or more; one round of the callers' script goes before it.</param>
internal sealed record DensityOptions(int Sessions, int Seconds)
{
    /// <summary>Reads <c>--sessions N --seconds S</c>; null if there is anything else.</summary>
    public static DensityOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new DensityOptions(500, 60);
        for (; arguments.Length >= 2; arguments = arguments[2..])
        {
            if (!int.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < 1 or > 100_000)
                return null;
            switch (arguments[0])
            {
                case "--sessions":
                    options = options with { Sessions = value };
                    break;
                case "--seconds":
                    options = options with { Seconds = value };
                    break;
                default:
                    return null;
            }
        }

        return arguments.IsEmpty ? options : null;
    }
}
