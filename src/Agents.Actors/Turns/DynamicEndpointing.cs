namespace Agents.Actors;

/// <summary>
/// Learns the endpointing delay from the caller's pauses (voice-session.md 1.5). Told when caller and agent begin and end to speak;
/// with fixed endpointing it always answers the minimum.
/// </summary>
internal sealed class DynamicEndpointing(EndpointingOptions options)
{
    private static readonly TimeSpan EarlyBackchannel = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan JustBefore = TimeSpan.FromMilliseconds(1);

    private TimeSpan _filter = options.MinDelay;
    private DateTimeOffset? _userStarted, _userEnded, _agentStarted, _agentEnded;
    private bool _overlapped;
    private (TimeSpan Filter, bool MayRetract) _beforeLast;

    /// <summary>The delay that counts now.</summary>
    public TimeSpan MinDelay => options.Mode == EndpointingMode.Dynamic ? _filter : options.MinDelay;

    public TimeSpan MaxDelay => options.MaxDelay;

    public void AgentStarted(DateTimeOffset at)
    {
        _agentStarted = at;
        _agentEnded = null;
    }

    public void AgentEnded(DateTimeOffset at) => _agentEnded = at;

    public void UserStarted(DateTimeOffset at)
    {
        _overlapped = _agentStarted is not null && _agentEnded is null;
        if (_overlapped && (_userEnded is null || _userEnded > _agentStarted))
            _userEnded = _agentStarted - JustBefore;
        _userStarted = at;
    }

    /// <summary>The caller's utterance ended; learns from the pause before it.</summary>
    public void UserEnded(DateTimeOffset at)
    {
        if (_userStarted is not { } started)
            return;
        _beforeLast = (_filter, _overlapped && started - _agentStarted > EarlyBackchannel);
        Learn(started);
        _userEnded = at;
        _userStarted = null;
        if (_agentEnded is not null)
            _agentStarted = _agentEnded = null;
    }

    /// <summary>
    /// The utterance that just ended only agreed with the agent: nothing is learned from it, unless it came so early that it may have been meant otherwise.
    /// </summary>
    public void UserOnlyAgreed()
    {
        if (!_beforeLast.MayRetract)
            return;
        _filter = _beforeLast.Filter;
        _beforeLast = default;
        _userStarted = _userEnded = null;
    }

    private void Learn(DateTimeOffset started)
    {
        if (_userEnded is not { } ended || started <= ended)
            return;
        var gap = started - ended;
        if (_agentStarted is not { } agentStarted)
            Update(gap);
        else if (_overlapped && IsImmediate(gap, agentStarted - ended))
            Update(gap);
    }

    private bool IsImmediate(TimeSpan gap, TimeSpan turnGap)
    {
        var late = (gap - turnGap).Duration();
        return turnGap > TimeSpan.Zero && turnGap <= options.MaxDelay && late > TimeSpan.Zero && late <= _filter;
    }

    private void Update(TimeSpan pause)
    {
        var next = (options.Alpha * _filter) + ((1 - options.Alpha) * pause);
        _filter = next < options.MinDelay ? options.MinDelay : next > options.MaxDelay ? options.MaxDelay : next;
    }
}
