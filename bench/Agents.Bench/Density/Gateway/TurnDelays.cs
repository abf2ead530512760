using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Agents.Bench.Density;

/// <summary>
/// What the gateway's own work took, turn by turn, by its clock: timers are late on any machine. The name of a turn is in its words; the recogniser gives it, and
/// the model and the voice find it again.
/// </summary>
internal sealed partial class TurnDelays
{
    private readonly ConcurrentDictionary<string, (double Model, double Voice)> _delays = new();
    private readonly ConcurrentDictionary<int, long> _heard = new();

    /// <summary>Words of a turn.</summary>
    /// <param name="line">Number of the recogniser's connection.</param>
    /// <param name="turn">Number of the turn on it.</param>
    public static string Words(int line, int turn) => string.Create(CultureInfo.InvariantCulture, $"question {line} {turn}");

    /// <summary>The last name of a turn in a text, and the line it belongs to; null: there is none.</summary>
    public static (string Name, int Line)? Find(string text) =>
        Name().Matches(text).LastOrDefault() is { } match ? (match.Value, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : null;

    /// <summary>The model took so many seconds.</summary>
    public void ModelTook(string name, double seconds) => _delays.AddOrUpdate(name, (seconds, 0), (_, before) => (seconds, before.Voice));

    /// <summary>The voice took so many seconds.</summary>
    public void VoiceTook(string name, double seconds) => _delays.AddOrUpdate(name, (0, seconds), (_, before) => (before.Model, seconds));

    /// <summary>So many samples came on a line.</summary>
    public void Heard(int line, int samples) => _heard.AddOrUpdate(line, samples, (_, before) => before + samples);

    /// <summary>All of it.</summary>
    public JObject Write() => new()
    {
        ["seconds"] = new JObject(_delays.Select(delay => new JProperty(delay.Key, delay.Value.Model + delay.Value.Voice))),
        ["samples"] = new JObject(_heard.Select(line => new JProperty(line.Key.ToString(CultureInfo.InvariantCulture), line.Value))),
    };

    [GeneratedRegex(@"question (\d+) \d+")]
    private static partial Regex Name();
}
