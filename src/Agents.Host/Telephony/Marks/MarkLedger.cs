using System.Globalization;

namespace Agents.Host.Telephony;

/// <summary>
/// The marks that were sent and have not come back. A mark that comes back tells what was heard, unless it was sent before the last clear: that
/// throws sound away, and marks come back with it. Pure; for one thread at a time.
/// </summary>
/// <param name="capacity">Marks that may be out; the oldest is forgotten beyond that.</param>
internal sealed class MarkLedger(int capacity = 4096)
{
    private readonly Queue<(string Name, HeardPosition Position)> _out = new();
    private int _generation;
    private long _number;

    /// <summary>Marks that are out.</summary>
    public int Pending => _out.Count;

    /// <summary>A mark is sent behind some sound.</summary>
    /// <param name="position">How far the sound before it reaches.</param>
    /// <returns>Its name: unique in the stream.</returns>
    public string Send(HeardPosition position)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_generation}.{_number++}");
        if (_out.Count == capacity)
            _out.Dequeue();
        _out.Enqueue((name, position));
        return name;
    }

    /// <summary>A mark came back.</summary>
    /// <returns>What was heard; null if the mark is unknown, came before, or was thrown away by a clear.</returns>
    public HeardPosition? Return(string name)
    {
        if (!_out.Any(mark => mark.Name == name))
            return null;
        (string Name, HeardPosition Position) mark;
        do
            mark = _out.Dequeue(); // marks come back in order: those before it were heard too
        while (mark.Name != name);
        return mark.Position;
    }

    /// <summary>What was sent is thrown away; marks that come back from now on for it mean nothing.</summary>
    public void Clear()
    {
        _generation++;
        _out.Clear();
    }
}
