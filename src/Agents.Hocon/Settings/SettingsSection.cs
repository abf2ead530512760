using System.Net;

namespace Agents.Hocon;

/// <summary>
/// Settings below a path, checked as they are read. What is missing or null is null; what is wrong is noted with its place, so that one start tells all of it.
/// </summary>
/// <param name="document">The document, over one with the defaults.</param>
/// <param name="root">The path, such as <c>gateway</c>.</param>
public sealed class SettingsSection(HoconDocument document, string root)
{
    private readonly List<HoconError> _faults = [];

    /// <summary>Tells what was noted.</summary>
    /// <exception cref="HoconException">Something read so far is wrong; every fault with file, line and column.</exception>
    public void ThrowIfWrong()
    {
        if (_faults.Count > 0) throw new HoconException(_faults);
    }

    /// <summary>A text. Null: not set.</summary>
    public string? Text(string path) => Get<string?>(path, document.GetString);

    /// <summary>A switch. Null: not set.</summary>
    public bool? Flag(string path) => Get<bool?>(path, full => document.GetBoolean(full));

    /// <summary>A whole number within bounds. Null: not set.</summary>
    public int? Whole(string path, int min, int max) =>
        Checked(path, Get<int?>(path, full => document.GetInt32(full)), value => value >= min && value <= max, max == int.MaxValue ? $"a whole number from {min}" : $"{min} to {max}");

    /// <summary>A number above one bound, up to another. Null: not set.</summary>
    public double? Number(string path, double above, double max) =>
        Checked(path, Get<double?>(path, full => document.GetDouble(full)), value => value > above && value <= max, $"above {above} up to {max}");

    /// <summary>A number from 0 to 1. Null: not set.</summary>
    public double? Share(string path) => Checked(path, Get<double?>(path, full => document.GetDouble(full)), value => value is >= 0 and <= 1, "0 to 1");

    /// <summary>A size in bytes within bounds. Null: not set.</summary>
    public long? Size(string path, long min, long max) =>
        Checked(path, Get<long?>(path, full => document.GetSize(full)), value => value >= min && value <= max, $"{min} to {max} bytes");

    /// <summary>A duration within bounds. Null: not set.</summary>
    public TimeSpan? Duration(string path, TimeSpan min, TimeSpan max) =>
        Checked(path, Get<TimeSpan?>(path, full => document.GetDuration(full)), value => value >= min && value <= max, $"{min.TotalSeconds} s to {max.TotalSeconds} s");

    /// <summary>An IP address, as text. Null: not set.</summary>
    public string? Address(string path) => Checked(path, Text(path), value => IPAddress.TryParse(value, out _), "an IP address such as 127.0.0.1 or 0.0.0.0");

    /// <summary>An http or https URL. Null: not set.</summary>
    public Uri? Url(string path)
    {
        var text = Checked(path, Text(path), value => Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https", "an http or https URL such as http://127.0.0.1:11434/v1");
        return text is { Length: > 0 } ? new Uri(text) : null;
    }

    /// <summary>The texts of a list, or one text as a list of one; empty if it is not set.</summary>
    public IReadOnlyList<string> TextList(string path) => Get<IReadOnlyList<string>>(path, full => document[full] is HoconScalar one
        ? [one.GetString()]
        : [.. document.GetArray(full).Select(item => item.GetString())]) ?? [];

    /// <summary>The names that users chose in a group, without those set to null.</summary>
    public IReadOnlyList<string> Names(string path) =>
        [.. (Get(path, full => document[full].GetObject().Fields) ?? []).Where(field => field.Value.Kind != HoconKind.Null).Select(field => field.Name)];

    /// <summary>An object as JSON. Null: not set.</summary>
    public string? Json(string path) => Get(path, full => document[full].GetObject().ToString());

    /// <summary>The fields of a group whose names users choose, without those set to null.</summary>
    public IReadOnlyDictionary<string, string> Texts(string path) => Fields(path, value => value.GetString());

    /// <summary>The lists in a group whose names users choose; none may be empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(string path) => Fields<IReadOnlyList<string>>(path, value =>
        value.GetArray().Items is { Count: > 0 } items
            ? [.. items.Select(item => item.GetString())]
            : throw new HoconException(new HoconError(value.Origin, "the list is empty; allowed is a program and its arguments, such as [whisper-cli, -]")));

    /// <summary>Reads a text further, where that can fail with a <see cref="FormatException"/>.</summary>
    public T? Parsed<T>(string path, Func<string, T> parse)
        where T : class => Get(path, full => parse(document.GetString(full)));

    /// <summary>Notes that a value is wrong.</summary>
    public void Refuse(string path, string message) => _faults.Add(new HoconError(Place(path), $"{Full(path)}: {message}"));

    /// <summary>Where a setting is written, or else the nearest thing above it.</summary>
    private HoconOrigin Place(string path)
    {
        for (var at = HoconPath.Parse(Full(path)).Elements; at.Count > 0; at = [.. at.SkipLast(1)])
            if (document.TryGet(new HoconPath(at).ToString(), out var found))
                return found.Origin;
        return document.Root.Origin;
    }

    private string Full(string path) => $"{root}.{path}";

    private T? Get<T>(string path, Func<string, T> read)
    {
        if (!document.TryGet(Full(path), out var found) || found.Kind == HoconKind.Null) return default;
        try
        {
            return read(Full(path));
        }
        catch (HoconException wrong)
        {
            _faults.AddRange(wrong.Errors);
        }
        catch (FormatException wrong)
        {
            Refuse(path, wrong.Message);
        }

        return default;
    }

    private T? Checked<T>(string path, T? value, Func<T, bool> allowed, string range)
        where T : struct
    {
        if (value is not { } found || allowed(found)) return value;
        Refuse(path, $"the value is {document.GetString(Full(path))}; allowed is {range}");
        return null;
    }

    private string? Checked(string path, string? value, Func<string, bool> allowed, string range)
    {
        if (string.IsNullOrEmpty(value) || allowed(value)) return value;
        Refuse(path, $"the value is \"{value}\"; allowed is {range}");
        return null;
    }

    private Dictionary<string, T> Fields<T>(string path, Func<HoconValue, T> read)
    {
        var values = new Dictionary<string, T>();
        foreach (var field in Get(path, full => document[full].GetObject().Fields) ?? [])
        {
            if (field.Value.Kind == HoconKind.Null) continue;
            try
            {
                values[field.Name] = read(field.Value);
            }
            catch (HoconException wrong)
            {
                _faults.AddRange(wrong.Errors.Select(error => error with { Message = $"{new HoconPath([.. Full(path).Split('.'), field.Name])}: {error.Message}" }));
            }
        }

        return values;
    }
}
