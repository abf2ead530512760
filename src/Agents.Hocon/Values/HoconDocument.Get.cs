using System.Diagnostics.CodeAnalysis;

namespace Agents.Hocon;

/// <content>Values by path.</content>
public sealed partial class HoconDocument
{
    /// <summary>The value at a path. Elements of arrays are reached by their index.</summary>
    /// <param name="path">A path expression.</param>
    /// <exception cref="HoconException">There is none.</exception>
    public HoconValue this[string path]
        => TryGet(path, out var value) ? value : throw new HoconException(new HoconError(Root.Origin with { Line = 1, Column = 1 }, $"the setting {path} is missing"));

    /// <summary>The value at a path; false when there is none. A value of null is there.</summary>
    /// <param name="path">A path expression.</param>
    /// <param name="value">The value.</param>
    public bool TryGet(string path, [NotNullWhen(true)] out HoconValue? value)
    {
        value = Root;
        foreach (var name in HoconPath.Parse(path).Elements)
        {
            value = value switch
            {
                HoconObject obj => obj.TryGet(name, out var field) ? field.Value : null,
                HoconArray array => int.TryParse(name, out var index) && index >= 0 && index < array.Items.Count ? array.Items[index] : null,
                _ => null,
            };
        }
        return value is not null;
    }

    /// <inheritdoc cref="HoconValue.GetString"/>
    public string GetString(string path) => Get(path, value => value.GetString());

    /// <inheritdoc cref="HoconValue.GetBoolean"/>
    public bool GetBoolean(string path) => Get(path, value => value.GetBoolean());

    /// <inheritdoc cref="HoconValue.GetInt32"/>
    public int GetInt32(string path) => Get(path, value => value.GetInt32());

    /// <inheritdoc cref="HoconValue.GetInt64"/>
    public long GetInt64(string path) => Get(path, value => value.GetInt64());

    /// <inheritdoc cref="HoconValue.GetDouble"/>
    public double GetDouble(string path) => Get(path, value => value.GetDouble());

    /// <inheritdoc cref="HoconValue.GetDuration"/>
    public TimeSpan GetDuration(string path) => Get(path, value => value.GetDuration());

    /// <inheritdoc cref="HoconValue.GetSize"/>
    public long GetSize(string path) => Get(path, value => value.GetSize());

    /// <inheritdoc cref="HoconValue.GetArray"/>
    public IReadOnlyList<HoconValue> GetArray(string path) => Get(path, value => value.GetArray().Items);

    /// <summary>Reads, and says which path it was when the value is wrong.</summary>
    private T Get<T>(string path, Func<HoconValue, T> read)
    {
        var value = this[path];
        try
        {
            return read(value);
        }
        catch (HoconException wrong)
        {
            throw new HoconException(wrong.Errors.Select(error => error with { Message = $"{path}: {error.Message}" }).ToArray());
        }
    }
}
