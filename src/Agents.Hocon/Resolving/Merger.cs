namespace Agents.Hocon;

/// <summary>Puts the syntax trees of all files together: keys become slots, objects merge, includes take their place.</summary>
internal sealed partial class Merger(IncludeLoader loader, ErrorList errors)
{
    private int _depth;

    /// <summary>An <see cref="ObjectExpr"/> or <see cref="ArrayExpr"/>.</summary>
    public Expr Merge(Node root, SourceFile file)
    {
        var scope = Scope.Of(file);
        if (root is ArrayNode array) return Array(array, scope.InArray());
        var target = new ObjectExpr(root.Origin);
        Fill(target, (ObjectNode)root, scope);
        return target;
    }

    private void Fill(ObjectExpr target, ObjectNode node, Scope scope)
    {
        if (++_depth > HoconLimits.MaxDepth) errors.Abort(node.Origin, $"objects and arrays are nested deeper than {HoconLimits.MaxDepth}");
        foreach (var member in node.Members)
        {
            if (member is FieldMember field) Add(target, field, scope);
            else Include(target, (IncludeMember)member, scope);
        }
        _depth--;
    }

    private void Include(ObjectExpr target, IncludeMember include, Scope scope)
    {
        foreach (var (file, root) in loader.Load(include, scope.File)) Fill(target, root, scope.Including(file));
    }

    /// <summary><c>a.b.c = value</c> is <c>a { b { c = value } }</c>.</summary>
    private void Add(ObjectExpr target, FieldMember field, Scope scope)
    {
        var names = field.Key.Elements;
        foreach (var name in names.Take(names.Count - 1)) target = target.FindOrAdd(name).ObjectOnTop(field.Origin, field.Origin);
        var slot = target.FindOrAdd(names[^1]);
        var inner = scope.Below(names);
        if (inner.Path?.Elements.Count > HoconLimits.MaxDepth) errors.Abort(field.Origin, $"objects and arrays are nested deeper than {HoconLimits.MaxDepth}");
        if (field.Append) slot.Push(field.Origin, Append(field, inner));
        else Set(slot, field.Origin, field.Value, inner);
    }

    private void Set(Slot slot, HoconOrigin key, Node value, Scope scope)
    {
        if (value is ObjectNode node)
        {
            Fill(slot.ObjectOnTop(key, node.Origin), node, scope);
        }
        else if (value is ConcatenationNode concatenation && concatenation.Pieces.Any(piece => piece is ObjectNode))
        {
            SetObjects(slot, key, concatenation, scope);
        }
        else if (Build(value, scope) is { } expr)
        {
            if (expr is PendingExpr pending) slot.Push(key, pending);
            else slot.Replace(key, expr);
        }
    }

    /// <summary><c>a += b</c> is <c>a = ${?a} [b]</c>.</summary>
    private ConcatenationExpr Append(FieldMember field, Scope scope)
    {
        var item = new Slot();
        Set(item, field.Value.Origin, field.Value, scope.InArray());
        PendingExpr previous = scope.Path is null
            ? new PreviousExpr(field.Origin)
            : new SubstitutionExpr(new SubstitutionNode(field.Origin, scope.Path, Optional: true), [HoconPath.Empty]) { IsAppend = true };
        return new ConcatenationExpr(field.Origin, [new(previous, null), new(new ArrayExpr(field.Value.Origin, [item]), null)]);
    }
}
