namespace Agents.Kernel.Streams;

/// <summary>What a <see cref="BoundedStream{T}"/> does with an item that does not fit. Names and meaning as in Akka.Streams.</summary>
public enum OverflowStrategy
{
    /// <summary>
    /// Nothing is dropped: <see cref="BoundedStream{T}.OfferAsync"/> waits for room and <see cref="BoundedStream{T}.Offer(T)"/> refuses.
    /// Right where the producer can be slowed down (a synthesis socket); wrong for live sound, which would arrive late instead.
    /// </summary>
    Backpressure,

    /// <summary>
    /// The oldest buffered items make room. Right for live sound: what was said a moment ago is worth less than what is said now.
    /// The consumer sees a gap; <see cref="BoundedStream{T}.Dropped"/> and the drop counter say how long it is.
    /// </summary>
    DropHead,

    /// <summary>
    /// The newest buffered items make room for the one offered. Right where the beginning matters and the last value is the freshest;
    /// the gap lies just before the item offered.
    /// </summary>
    DropTail,

    /// <summary>
    /// The stream ends with a <see cref="BufferOverflowException"/>: the consumer reads what is buffered and then gets the exception.
    /// Right where a gap must never pass unnoticed. The item that did not fit counts as dropped.
    /// </summary>
    Fail,
}
