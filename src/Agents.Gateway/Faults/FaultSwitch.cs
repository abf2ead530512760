namespace Agents.Gateway;

/// <summary>Counts connections and requests and says which fault, if any, strikes each. Shared by all of a gateway's requests.</summary>
internal sealed class FaultSwitch(FaultRules rules)
{
    private readonly int[] _seen = new int[rules.Rules.Length];
    private readonly int[] _struck = new int[rules.Rules.Length];
    private readonly Lock _gate = new();

    /// <summary>Counts one connection or request of a service.</summary>
    public FaultPlan Next(GatewayService service)
    {
        if (rules.Rules.IsEmpty) return FaultPlan.None;
        lock (_gate)
        {
            var delay = TimeSpan.Zero;
            FaultRule? strike = null;
            for (var i = 0; i < _seen.Length; i++)
            {
                var rule = rules.Rules[i];
                if (rule.Service != service || ++_seen[i] % rule.Every != 0 || _struck[i] >= rule.Times) continue;
                if (rule.Kind == FaultKind.Delay) delay += rule.Delay;
                else if (strike is null) strike = rule;
                else continue;
                _struck[i]++;
            }

            return new(strike, delay);
        }
    }
}

/// <summary>What happens to one connection or request.</summary>
/// <param name="Strike">The fault, or null.</param>
/// <param name="Delay">How long each answer is held back.</param>
internal readonly record struct FaultPlan(FaultRule? Strike, TimeSpan Delay)
{
    public static FaultPlan None => default;

    /// <summary>Answers the request or handshake with the planned status.</summary>
    /// <exception cref="ProtocolException">A status fault strikes.</exception>
    public void RefuseIfPlanned()
    {
        if (Strike is { Kind: FaultKind.Status } rule) throw new ProtocolException(rule.Code, "This failure was asked for by a fault rule.");
    }
}
