namespace Agents.Inference;

/// <summary>The priority of a request (protocol 1.5, header <c>X-LiveKit-Inference-Priority</c>).</summary>
public enum InferenceClass
{
    /// <summary>As usual.</summary>
    Standard,

    /// <summary>Before others.</summary>
    Priority,

    /// <summary>After others.</summary>
    Low,
}
