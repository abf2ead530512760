using System.Runtime.CompilerServices;

namespace Agents.Inference;

/// <summary>Checks of arguments: each failure names the argument, the value and what is allowed.</summary>
internal static class Check
{
    public static int SampleRate(int value, [CallerArgumentExpression(nameof(value))] string name = "") => value is >= 8000 and <= 192_000
        ? value
        : throw new ArgumentOutOfRangeException(Last(name), value, $"{Last(name)} is {value}; allowed are 8000 to 192000 samples per second.");

    public static string Encoding(string value, [CallerArgumentExpression(nameof(value))] string name = "") => value == "pcm_s16le"
        ? value
        : throw new ArgumentException($"{Last(name)} is \"{value}\"; allowed is pcm_s16le.", Last(name));

    public static string Model(string value, [CallerArgumentExpression(nameof(value))] string name = "") => !string.IsNullOrWhiteSpace(value) && !value.Any(char.IsWhiteSpace)
        ? value
        : throw new ArgumentException($"{Last(name)} is \"{value}\"; it must look like provider/model and have no white space.", Last(name));

    public static int Between(int value, int min, int max, [CallerArgumentExpression(nameof(value))] string name = "") => value >= min && value <= max
        ? value
        : throw new ArgumentOutOfRangeException(Last(name), value, $"{Last(name)} is {value}; allowed are {min} to {max}.");

    public static SentenceLimits Lengths(SentenceLimits value, [CallerArgumentExpression(nameof(value))] string name = "") => value.Min >= 1 && !(value.Max < value.Min)
        ? value
        : throw new ArgumentOutOfRangeException(Last(name), value, $"{Last(name)} has Min {value.Min} and Max {value.Max}; allowed are a Min from 1 and a Max from Min.");

    public static TimeSpan Between(
        TimeSpan value, TimeSpan min, TimeSpan max, [CallerArgumentExpression(nameof(value))] string name = "") => value >= min && value <= max
        ? value
        : throw new ArgumentOutOfRangeException(Last(name), value, $"{Last(name)} is {value.TotalSeconds} s; allowed are {min.TotalSeconds} to {max.TotalSeconds} s.");

    private static string Last(string expression) => expression[(expression.LastIndexOf('.') + 1)..];
}
