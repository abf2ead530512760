namespace Agents.Gateway;

/// <summary>The models that a gateway can serve on this machine.</summary>
/// <param name="Stt">Speech to text.</param>
/// <param name="Llm">Language models.</param>
public sealed record WorkingModels(IReadOnlyList<string> Stt, IReadOnlyList<string> Llm);
