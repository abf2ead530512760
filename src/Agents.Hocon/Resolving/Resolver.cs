using System.Runtime.CompilerServices;

namespace Agents.Hocon;

/// <summary>
/// Replaces substitutions. Lookups are lazy: they walk slots and evaluate only what the path needs. While a pending layer is evaluated, that
/// layer and those above it are out of sight (<see cref="_visible"/>), so that a key that refers to itself looks back. Each substitution is evaluated once.
/// </summary>
internal sealed partial class Resolver(Expr root, Func<string, string?> environment, ErrorList errors)
{
    private readonly Dictionary<PendingExpr, HoconValue?> _done = [];
    private readonly Dictionary<Slot, int> _visible = [];
    private readonly HashSet<Expr> _building = [];
    private readonly List<SubstitutionExpr> _waiting = [];
    private int _depth;

    public HoconValue Resolve() => root is ArrayExpr array ? Build(array) : Build([new ObjectSource((ObjectExpr)root, null)]);

    /// <summary>The value that candidates, newest first, add up to, and where its key was written: the newest, or all objects up to the first other value merged.</summary>
    private (HoconOrigin? Key, HoconValue? Value) Fold(IEnumerable<Candidate> candidates)
    {
        HoconOrigin? key = null;
        var objects = new List<ObjectSource>();
        foreach (var candidate in candidates)
        {
            if (AsObject(candidate, out var other) is { } source)
            {
                key ??= candidate.Key;
                objects.Add(source);
            }
            else if (other is not null)
            {
                if (objects.Count == 0 || other is HoconFault) return (candidate.Key, other);
                break;
            }
        }
        return objects.Count == 0 ? (null, null) : (key, Build(objects));
    }

    private HoconValue Build(List<ObjectSource> sources)
    {
        if (sources is [{ Value: { } ready }]) return ready;
        var literals = sources.Select(source => source.Expr).OfType<ObjectExpr>().ToArray();
        if (Array.Exists(literals, _building.Contains)) return HoconFault.Cycle;
        _building.UnionWith(literals);
        try
        {
            return Nested(literals[0].Origin, () => Merge(sources));
        }
        finally
        {
            _building.ExceptWith(literals);
        }
    }

    private HoconValue Merge(List<ObjectSource> sources)
    {
        var fields = new List<HoconField>();
        var cyclic = false;
        foreach (var name in sources.AsEnumerable().Reverse().SelectMany(source => source.Names).Distinct(StringComparer.Ordinal))
        {
            var (key, value) = Fold(Children(sources, name));
            cyclic |= value == HoconFault.Cycle;
            if (value is not null) fields.Add(new HoconField(name, key!, value));
        }
        return cyclic ? HoconFault.Cycle : Bounded(new HoconObject(fields, sources[0].Origin));
    }

    private HoconValue Build(ArrayExpr array)
    {
        if (!_building.Add(array)) return HoconFault.Cycle;
        try
        {
            return Nested(array.Origin, () =>
            {
                var items = array.Items.Select(item => Fold(Layers(item)).Value).OfType<HoconValue>().ToArray();
                return items.Contains(HoconFault.Cycle) ? HoconFault.Cycle : Bounded(new HoconArray(items, array.Origin));
            });
        }
        finally
        {
            _building.Remove(array);
        }
    }

    private HoconValue Bounded(HoconValue value)
    {
        if (value.Depth > HoconLimits.MaxDepth + 1) errors.Abort(value.Origin, $"substitutions nest objects and arrays deeper than {HoconLimits.MaxDepth}");
        if (value.Count > HoconLimits.MaxValues) errors.Abort(value.Origin, $"substitutions make the document larger than {HoconLimits.MaxValues} values");
        return value;
    }

    private T Nested<T>(HoconOrigin origin, Func<T> work)
    {
        if (++_depth > 2 * HoconLimits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            errors.Abort(origin, $"more than {HoconLimits.MaxDepth} substitutions wait for each other here");
        var result = work();
        _depth--;
        return result;
    }
}
