namespace Agents.Host.Tests.Telephony;

/// <summary>What a carrier does with sound: plays it from a queue at true time, and returns marks once what was before them is played.</summary>
internal sealed class PlayQueue(TimeProvider time, TimeSpan delay, Action<string> returnMark)
{
    private readonly List<(DateTimeOffset At, byte[] Bytes)> _sound = [];
    private readonly List<(string Name, ITimer Timer)> _marks = [];
    private DateTimeOffset _end;

    /// <summary>Sound that was played, or will be.</summary>
    public IReadOnlyList<(DateTimeOffset At, byte[] Bytes)> Sound => _sound;

    /// <summary>How long everything takes that was played.</summary>
    public TimeSpan Played => TimeSpan.FromSeconds(_sound.Sum(piece => piece.Bytes.Length) / 8000d);

    public void Play(byte[] bytes)
    {
        var now = time.GetUtcNow();
        if (_end < now)
            _end = now + delay;
        _sound.Add((_end, bytes));
        _end += TimeSpan.FromSeconds(bytes.Length / 8000d);
    }

    public void Mark(string name)
    {
        var wait = _end - time.GetUtcNow();
        if (wait <= TimeSpan.Zero)
            returnMark(name);
        else
            _marks.Add((name, time.CreateTimer(_ => Return(name), null, wait, Timeout.InfiniteTimeSpan)));
    }

    /// <summary>Throws away what was not played; all marks return, as Twilio has it.</summary>
    public void Clear()
    {
        var now = time.GetUtcNow();
        _sound.RemoveAll(piece => piece.At >= now);
        _end = now;
        foreach (var (name, timer) in _marks.ToList())
        {
            timer.Dispose();
            returnMark(name);
        }

        _marks.Clear();
    }

    private void Return(string name)
    {
        var index = _marks.FindIndex(mark => mark.Name == name);
        _marks[index].Timer.Dispose();
        _marks.RemoveAt(index);
        returnMark(name);
    }
}
