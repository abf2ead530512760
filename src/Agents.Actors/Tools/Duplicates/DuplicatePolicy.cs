using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agents.Actors;

/// <summary>What to do with a call.</summary>
internal abstract record DuplicateDecision
{
    public sealed record Run : DuplicateDecision
    {
        public static Run Instance { get; } = new();
    }

    /// <summary>Do not run it; the model reads why.</summary>
    public sealed record Refuse(string Text) : DuplicateDecision;

    /// <summary>Cancel these, then run it.</summary>
    public sealed record RunInsteadOf(IReadOnlyList<FunctionCall> Replaced) : DuplicateDecision;
}

/// <summary>Decides about a call while others run (voice-session.md 6.1). Pure.</summary>
internal static class DuplicatePolicy
{
    /// <param name="policy">Of the tool.</param>
    /// <param name="call">With canonical arguments, without the confirmation.</param>
    /// <param name="confirmed">The model said that a second call is meant.</param>
    /// <param name="running">Every call that runs, of any tool.</param>
    /// <param name="texts">What the model is told.</param>
    public static DuplicateDecision Decide(ToolPolicy policy, FunctionCall call, bool confirmed, IEnumerable<FunctionCall> running,
        ToolTexts texts)
    {
        if (policy.OnDuplicate == DuplicateRule.Allow)
            return DuplicateDecision.Run.Instance;
        var equal = running.Where(other => IsEqual(policy.DuplicateScope, call, other)).ToList();
        if (equal.Count == 0)
            return DuplicateDecision.Run.Instance;
        return policy.OnDuplicate switch
        {
            DuplicateRule.Replace => new DuplicateDecision.RunInsteadOf(equal),
            DuplicateRule.Confirm when confirmed => DuplicateDecision.Run.Instance,
            DuplicateRule.Confirm => new DuplicateDecision.Refuse(ToolTexts.Fill(texts.DuplicateToConfirm, equal[0])),
            _ => new DuplicateDecision.Refuse(ToolTexts.Fill(texts.DuplicateRejected, equal[0])),
        };
    }

    private static bool IsEqual(DuplicateScope scope, FunctionCall call, FunctionCall other)
        => call.Name == other.Name && (scope == DuplicateScope.Name || SameArguments(call.Arguments, other.Arguments));

    /// <summary>Arguments that cannot be compared are not equal.</summary>
    private static bool SameArguments(string left, string right)
    {
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(left), JsonNode.Parse(right));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
