namespace Agents.Hocon;

/// <content>Walking paths through layers, newest first, evaluating as little as possible.</content>
internal sealed partial class Resolver
{
    /// <summary>Set when a walk came by a slot with layers out of sight: what it looks for may be missing because of that.</summary>
    private bool _lookedBack;

    /// <summary>Set when a walk ended at a value that could not be made.</summary>
    private HoconFault? _fault;

    /// <summary>Something a key was set to: a layer of a slot, or a field of an object that is finished already.</summary>
    private readonly record struct Candidate(HoconOrigin Key, Slot? Slot, int Index, HoconValue? Value);

    /// <summary>An object literal or a finished object.</summary>
    private readonly record struct ObjectSource(ObjectExpr? Expr, HoconObject? Value)
    {
        public IEnumerable<string> Names => Expr?.Names ?? Value!.Fields.Select(one => one.Name);

        public HoconOrigin Origin => Expr?.Origin ?? Value!.Origin;
    }

    private HoconValue? Lookup(HoconPath path)
    {
        if (root is not ObjectExpr start) return null;
        IEnumerable<ObjectSource> sources = [new ObjectSource(start, null)];
        IEnumerable<Candidate> candidates = [];
        foreach (var name in path.Elements)
        {
            candidates = Children(sources, name);
            sources = Objects(candidates);
        }
        var outer = _fault;
        _fault = null;
        var found = Fold(candidates).Value ?? _fault;
        _fault = outer;
        return found;
    }

    private IEnumerable<Candidate> Children(IEnumerable<ObjectSource> sources, string name)
    {
        foreach (var source in sources)
        {
            if (source.Value is { } ready)
            {
                if (ready.TryGet(name, out var field)) yield return new Candidate(field.Origin, null, 0, field.Value);
            }
            else if (source.Expr!.Find(name) is { } slot)
            {
                foreach (var candidate in Layers(slot)) yield return candidate;
            }
        }
    }

    private IEnumerable<Candidate> Layers(Slot slot)
    {
        var visible = slot.Layers.Count;
        if (_visible.TryGetValue(slot, out var limit)) (visible, _lookedBack) = (limit, true);
        for (var i = visible - 1; i >= 0; i--) yield return new Candidate(slot.Layers[i].Key, slot, i, null);
    }

    /// <summary>The objects among the candidates, up to the first value that is none and hides the rest.</summary>
    private IEnumerable<ObjectSource> Objects(IEnumerable<Candidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (candidate.Slot?.Layers[candidate.Index].Expr is LiteralExpr or ArrayExpr) yield break;
            if (AsObject(candidate, out var other) is { } source)
            {
                yield return source;
            }
            else if (other is not null)
            {
                _fault = other as HoconFault;
                yield break;
            }
        }
    }

    /// <summary>The candidate as an object; otherwise null and its value, which is null as well when it is an optional substitution of nothing.</summary>
    private ObjectSource? AsObject(Candidate candidate, out HoconValue? other)
    {
        other = null;
        if (candidate.Slot is null)
        {
            other = candidate.Value;
        }
        else
        {
            var expr = candidate.Slot.Layers[candidate.Index].Expr;
            if (expr is ObjectExpr literal) return new ObjectSource(literal, null);
            other = expr switch
            {
                LiteralExpr scalar => scalar.Value,
                ArrayExpr array => Build(array),
                _ => Evaluate(candidate.Slot, candidate.Index, (PendingExpr)expr),
            };
        }
        if (other is not HoconObject obj) return null;
        other = null;
        return new ObjectSource(null, obj);
    }
}
