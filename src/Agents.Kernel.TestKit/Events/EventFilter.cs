using System.Collections.Concurrent;

namespace Agents.Kernel.TestKit;

/// <summary>An expectation of log events or dead letters while a block runs. Made by <see cref="TestKit.EventFilter"/>.</summary>
public sealed class EventFilter
{
    private readonly ActorSystem _system;
    private readonly TestClock _clock;
    private readonly TestKitSettings _settings;
    private readonly string _name;
    private readonly Predicate<object> _matches;

    internal EventFilter(ActorSystem system, TestClock clock, TestKitSettings settings, string name, Predicate<object> matches) =>
        (_system, _clock, _settings, _name, _matches) = (system, clock, settings, name, matches);

    /// <summary>Runs a block and expects exactly one event.</summary>
    /// <param name="action">The block.</param>
    /// <exception cref="TestKitAssertionException">None came, or more.</exception>
    public void ExpectOne(Action action) => Expect(1, action);

    /// <summary>Runs a block and expects exactly one event.</summary>
    /// <param name="timeout">How long to wait for it after the block.</param>
    /// <param name="action">The block.</param>
    /// <exception cref="TestKitAssertionException">None came, or more.</exception>
    public void ExpectOne(TimeSpan timeout, Action action) => Expect(1, timeout, action);

    /// <summary>Runs a block and expects a number of events.</summary>
    /// <param name="expectedCount">How many; 0: none for the time of the setting for silence.</param>
    /// <param name="action">The block.</param>
    /// <exception cref="TestKitAssertionException">Fewer came, or more.</exception>
    public void Expect(int expectedCount, Action action) =>
        Expect(expectedCount, expectedCount == 0 ? _settings.ExpectNoMessageDefault : _settings.SingleExpectDefault, action);

    /// <summary>Runs a block and expects a number of events.</summary>
    /// <param name="expectedCount">How many; 0: none.</param>
    /// <param name="timeout">How long to wait for them after the block.</param>
    /// <param name="action">The block.</param>
    /// <exception cref="TestKitAssertionException">Fewer came, or more.</exception>
    public void Expect(int expectedCount, TimeSpan timeout, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var matched = new ConcurrentQueue<object>();
        var listener = TestActors.Create(_system, Props.Create(() => new EventListener(_matches, matched)), "eventFilter");
        _system.EventStream.Subscribe(listener, typeof(LogEvent));
        _system.EventStream.Subscribe(listener, typeof(AllDeadLetters));
        try
        {
            action();
            var wanted = Math.Max(1, expectedCount); // for none, wait for the one that must not come
            _clock.WaitUntil(() => matched.Count >= wanted, timeout, _settings.AwaitInterval);
            _clock.Settle();
        }
        finally
        {
            _system.EventStream.Unsubscribe(listener);
            _system.Stop(listener);
        }

        if (matched.Count != expectedCount)
            throw new TestKitAssertionException($"Expected {expectedCount} events ({_name}), but {matched.Count} came{string.Concat(matched.Select(m => $"; {m}"))}");
    }
}
