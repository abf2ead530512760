using System.Collections.Immutable;
using System.Globalization;

namespace Agents.Gateway;

/// <summary>Faults to inject, in the notation of <c>agents gateway --faults</c>.</summary>
/// <remarks>
/// Rules are separated by <c>;</c> or line breaks. A rule is a service (<c>stt</c>, <c>tts</c>, <c>llm</c>, <c>bargein</c>), a fault
/// (<c>drop</c>, <c>error</c>, <c>stall</c>, <c>delay=500ms</c>, <c>status=503</c>) and settings: <c>after=1s</c>, <c>after-audio=1s</c>,
/// <c>code=500</c>, <c>every=3</c>, <c>times=3</c>. When several rules strike the same connection, the first one wins, except that
/// delays come on top.
/// </remarks>
/// <param name="Rules">The rules in order.</param>
public sealed record FaultRules(ImmutableArray<FaultRule> Rules)
{
    private static readonly string[] Faults = ["drop", "error", "stall", "delay=500ms", "status=503"];

    /// <summary>No faults.</summary>
    public static FaultRules None { get; } = new([]);

    /// <summary>Reads rules, for example <c>stt drop after=1s every=3; llm status=503 times=3</c>.</summary>
    /// <exception cref="FormatException">A rule cannot be read; names the rule, the word and what is allowed.</exception>
    public static FaultRules Parse(string text) => new(
        [.. text.Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseRule)]);

    private static FaultRule ParseRule(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var service = words[0].ToLowerInvariant() switch
        {
            "stt" => GatewayService.Stt,
            "tts" => GatewayService.Tts,
            "llm" => GatewayService.Llm,
            "bargein" => GatewayService.Bargein,
            _ => throw Wrong(text, words[0], "stt, tts, llm, bargein"),
        };
        if (words.Length < 2) throw Wrong(text, "", $"a fault ({string.Join(", ", Faults)})");
        var rule = ParseFault(text, words[1], service);
        return words.Skip(2).Aggregate(rule, (sofar, word) => ParseSetting(text, word, sofar));
    }

    private static FaultRule ParseFault(string text, string word, GatewayService service)
    {
        var (name, value) = Split(word);
        return name switch
        {
            "drop" when value is null => new(service, FaultKind.Drop),
            "error" when value is null => new(service, FaultKind.Error),
            "stall" when value is null => new(service, FaultKind.Stall),
            "delay" => new(service, FaultKind.Delay, Delay: Duration(text, word, value)),
            "status" => new(service, FaultKind.Status, Code: Number(text, word, value, 400, 599)),
            _ => throw Wrong(text, word, string.Join(", ", Faults)),
        };
    }

    private static FaultRule ParseSetting(string text, string word, FaultRule rule)
    {
        var (name, value) = Split(word);
        return name switch
        {
            "after" when rule.Kind is not (FaultKind.Status or FaultKind.Delay) => rule with { After = Duration(text, word, value) },
            "after-audio" when rule is { Service: GatewayService.Stt, Kind: not (FaultKind.Status or FaultKind.Delay) } =>
                rule with { AfterAudio = Duration(text, word, value) },
            "code" when rule.Kind == FaultKind.Error => rule with { Code = Number(text, word, value, 100, 9999) },
            "every" => rule with { Every = Number(text, word, value, 1, int.MaxValue) },
            "times" => rule with { Times = Number(text, word, value, 1, int.MaxValue) },
            _ => throw Wrong(text, word, "every=3, times=3; with drop, error and stall also after=1s (stt: after-audio=1s); with error also code=500"),
        };
    }

    private static (string Name, string? Value) Split(string word)
    {
        var parts = word.Split('=', 2);
        return (parts[0].ToLowerInvariant(), parts.Length == 2 ? parts[1] : null);
    }

    private static TimeSpan Duration(string text, string word, string? value)
    {
        var (digits, unit) = value switch
        {
            { } v when v.EndsWith("ms", StringComparison.Ordinal) => (v[..^2], 0.001),
            { } v when v.EndsWith('s') => (v[..^1], 1.0),
            { } v when v.EndsWith('m') => (v[..^1], 60.0),
            _ => ("", 0),
        };
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? TimeSpan.FromSeconds(Math.Min(number * unit, TimeSpan.FromDays(1).TotalSeconds))
            : throw Wrong(text, word, "a duration such as 500ms, 1.5s or 2m");
    }

    private static int Number(string text, string word, string? value, int min, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Wrong(text, word, max == int.MaxValue ? $"a whole number from {min}" : $"a whole number from {min} to {max}");

    private static FormatException Wrong(string rule, string word, string allowed) =>
        new($"Fault rule '{rule}': '{word}' is not understood here; allowed: {allowed}. Example: stt drop after=1s every=3");
}
