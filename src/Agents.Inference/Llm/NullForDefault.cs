namespace Agents.Inference;

/// <summary>Which members of a strict schema accept null in place of their default (protocol 4.4; section 7, number 18).</summary>
internal enum NullForDefault
{
    /// <summary>None: response formats.</summary>
    None,

    /// <summary>Those with a plain type; an <c>enum</c> does not gain null.</summary>
    PlainTypes,

    /// <summary>All but constants.</summary>
    All,
}
