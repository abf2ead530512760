using System.Globalization;
using System.Text;

namespace Agents.Kernel.TestKit;

/// <summary>
/// What a <see cref="VirtualTime"/> did, step by step: which work was queued and run, which timer fired, which hold was open, and the notes
/// of the test. Two runs of the same program leave the same text, to the byte.
/// </summary>
public sealed class VirtualTrace
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly VirtualTime _time;

    internal VirtualTrace(VirtualTime time) => _time = time;

    /// <summary>How many entries there are.</summary>
    public int Count
    {
        get { lock (_gate) return _entries.Count; }
    }

    /// <summary>Adds a line of the test's own, for example what an actor received.</summary>
    /// <param name="text">One line.</param>
    public void Note(string text) => Add("note", 0, text);

    /// <summary>All entries, one per line: elapsed virtual time, what happened, and its number or text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        lock (_gate)
        {
            foreach (var (elapsed, what, number, note) in _entries)
            {
                text.Append(TimeSpan.FromTicks(elapsed).ToString("c", CultureInfo.InvariantCulture)).Append(' ').Append(what).Append(' ');
                _ = note is null ? text.Append(number) : text.Append(note);
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    internal void Add(string what, long number, string? note = null)
    {
        lock (_gate) _entries.Add(new(_time.Elapsed.Ticks, what, number, note));
    }

    private readonly record struct Entry(long Elapsed, string What, long Number, string? Note);
}
