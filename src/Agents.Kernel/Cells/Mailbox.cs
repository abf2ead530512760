namespace Agents.Kernel;

/// <summary>
/// The messages that wait for one actor. A value inside the cell: one message is held in place, more go to pooled segments. Producers and the
/// consumer meet under a spin lock of a few instructions, never while anybody's code runs. What the consumer has taken over it reads without one.
/// </summary>
internal struct Mailbox
{
    private const byte Scheduled = 1;
    private const byte Closed = 2;

    private int _gate;
    private short _suspensions;
    private byte _state;

    private object? _firstMessage;
    private IActorRef? _firstSender;
    private MailboxSegment? _restHead;
    private MailboxSegment? _restTail;

    private MailboxSegment? _taken;

    private SystemMessage? _systemHead;
    private SystemMessage? _systemTail;

    /// <summary>A mailbox whose first run is already owed: whatever comes in before does not schedule another.</summary>
    public static Mailbox WithFirstRunOwed() => new() { _state = Scheduled };

    /// <summary>True once the actor has ended and takes nothing more.</summary>
    public readonly bool IsClosed => (Volatile.Read(in _state) & Closed) != 0;

    /// <summary>True while user messages have to wait.</summary>
    public readonly bool IsSuspended => _suspensions > 0;

    /// <summary>True if a system message waits; may be called without taking the lock.</summary>
    public readonly bool HasSystem => Volatile.Read(in _systemHead) is not null;

    /// <summary>Adds a user message.</summary>
    /// <returns>Whether it was taken, and whether the caller has to schedule a run.</returns>
    public (bool Taken, bool Schedule) Enqueue(object message, IActorRef? sender)
    {
        Enter();
        if ((_state & Closed) != 0)
        {
            Exit();
            return (false, false);
        }

        if (_firstMessage is null && _restTail is null)
            (_firstMessage, _firstSender) = (message, sender);
        else
            AddToRest(new Envelope(message, sender!));
        var schedule = (_state & Scheduled) == 0 && _suspensions == 0;
        if (schedule)
            _state |= Scheduled;
        Exit();
        return (true, schedule);
    }

    /// <summary>Adds a system message.</summary>
    /// <returns>Whether it was taken, and whether the caller has to schedule a run.</returns>
    public (bool Taken, bool Schedule) EnqueueSystem(SystemMessage message)
    {
        Enter();
        if ((_state & Closed) != 0)
        {
            Exit();
            return (false, false);
        }

        if (_systemTail is null)
            Volatile.Write(ref _systemHead, message);
        else
            _systemTail.Next = message;
        _systemTail = message;
        var schedule = (_state & Scheduled) == 0;
        _state |= Scheduled;
        Exit();
        return (true, schedule);
    }

    /// <summary>Takes the oldest system message.</summary>
    public SystemMessage? TakeSystem()
    {
        if (!HasSystem)
            return null;
        Enter();
        var message = _systemHead!;
        Volatile.Write(ref _systemHead, message.Next);
        if (message.Next is null)
            _systemTail = null;
        Exit();
        message.Next = null;
        return message;
    }

    /// <summary>Takes the oldest user message. Consumer only.</summary>
    public bool TryTake(out Envelope envelope)
    {
        if (_taken is { } segment)
        {
            ref var slot = ref segment.Slots[segment.Start];
            envelope = slot;
            slot = default;
            if (++segment.Start == segment.End)
                GoToNextSegment(segment);
            return true;
        }

        Enter();
        if (_firstMessage is null)
        {
            Exit();
            envelope = default;
            return false;
        }

        envelope = new Envelope(_firstMessage, _firstSender!);
        (_firstMessage, _firstSender) = (null, null);
        _taken = _restHead;
        (_restHead, _restTail) = (null, null);
        Exit();
        return true;
    }

    /// <summary>Puts messages before all that wait, in their order. Consumer only.</summary>
    public void Prepend(IReadOnlyList<Envelope> envelopes)
    {
        for (var i = envelopes.Count - 1; i >= 0; i--)
        {
            if (_taken is not { Start: > 0 })
                _taken = EmptyBefore(_taken);
            _taken.Slots[--_taken.Start] = envelopes[i];
        }
    }

    /// <summary>Makes user messages wait; counts.</summary>
    public void Suspend()
    {
        Enter();
        _suspensions++;
        Exit();
    }

    /// <summary>Undoes one <see cref="Suspend"/>.</summary>
    public void Resume()
    {
        Enter();
        if (_suspensions > 0)
            _suspensions--;
        Exit();
    }

    /// <summary>Ends a run.</summary>
    /// <returns>True if there is more to do and the caller has to schedule another run.</returns>
    public bool EndRun()
    {
        Enter();
        var more = (_state & Closed) == 0
            && (_systemHead is not null || (_suspensions == 0 && (_firstMessage is not null || _taken is not null)));
        if (!more)
            _state &= Closed;
        Exit();
        return more;
    }

    /// <summary>Takes nothing more from now on. What still waits can be taken with <see cref="TryTake"/> and <see cref="TakeSystem"/>.</summary>
    public void Close()
    {
        Enter();
        _state |= Closed;
        Exit();
    }

    private void AddToRest(Envelope envelope)
    {
        if (_restTail is not { IsFull: false })
            AddSegment();
        _restTail!.Slots[_restTail.End++] = envelope;
    }

    private void AddSegment()
    {
        var segment = SegmentPool.RentAfter(_restTail);
        if (_restTail is null)
            _restHead = segment;
        else
            _restTail.Next = segment;
        _restTail = segment;
    }

    private void GoToNextSegment(MailboxSegment emptied)
    {
        _taken = emptied.Next;
        SegmentPool.Return(emptied);
    }

    /// <summary>A segment that is filled from its end towards its start, linked before another.</summary>
    private static MailboxSegment EmptyBefore(MailboxSegment? next)
    {
        var segment = SegmentPool.RentAfter(next);
        segment.Start = segment.End = segment.Slots.Length;
        segment.Next = next;
        return segment;
    }

    private void Enter()
    {
        if (Interlocked.CompareExchange(ref _gate, 1, 0) != 0)
            EnterContended();
    }

    private void EnterContended()
    {
        var spin = new SpinWait();
        do
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
        while (Volatile.Read(ref _gate) != 0 || Interlocked.CompareExchange(ref _gate, 1, 0) != 0);
    }

    private void Exit() => Volatile.Write(ref _gate, 0);
}
