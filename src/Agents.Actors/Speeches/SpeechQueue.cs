using System.Collections.Immutable;

namespace Agents.Actors;

/// <summary>Speeches that wait to be heard, in play order (voice-session.md S1). Immutable.</summary>
/// <typeparam name="T">A waiting speech.</typeparam>
internal sealed record SpeechQueue<T>
    where T : class
{
    private ImmutableList<(T Speech, SpeechPriority Priority)> Waiting { get; init; } = [];

    public static SpeechQueue<T> Empty { get; } = new();

    public int Count => Waiting.Count;

    public T? Next => Waiting.Count > 0 ? Waiting[0].Speech : null;

    public IEnumerable<T> InPlayOrder => Waiting.Select(entry => entry.Speech);

    public bool Contains(T speech) => Waiting.Any(entry => ReferenceEquals(entry.Speech, speech));

    public SpeechQueue<T> Enqueue(T speech, SpeechPriority priority)
    {
        var place = Waiting.FindIndex(entry => entry.Priority < priority);
        return this with { Waiting = Waiting.Insert(place < 0 ? Waiting.Count : place, (speech, priority)) };
    }

    public SpeechQueue<T> Remove(T speech) => this with { Waiting = Waiting.RemoveAll(entry => ReferenceEquals(entry.Speech, speech)) };
}
