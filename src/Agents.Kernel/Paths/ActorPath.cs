namespace Agents.Kernel;

/// <summary>
/// Where an actor stands in the tree of its system: the chain of names from the root. Two paths are equal if address and names are; the
/// <see cref="Uid"/>, which tells two actors apart that had the same name one after the other, is left out (references compare it too).
/// Immutable. Akka.Actor.ActorPath.
/// </summary>
/// <remarks>Every actor holds one path, so a path holds only its parent, name and uid; all else is worked out when asked for.</remarks>
public abstract partial class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    /// <summary>Symbols that a name may hold besides ASCII letters, digits and %-escapes.</summary>
    public static readonly string ValidSymbols = PathElement.Symbols;

    /// <summary>The parent of a child, the address of a root.</summary>
    private readonly object _parentOrAddress;

    /// <summary>Creates a root.</summary>
    /// <param name="address">The system.</param>
    /// <param name="name">Name of the root, usually empty.</param>
    protected ActorPath(Address address, string name)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(name);
        _parentOrAddress = address;
        Name = name;
    }

    /// <summary>Creates the path of a child.</summary>
    /// <param name="parentPath">Path of the parent.</param>
    /// <param name="name">The child's name: not empty and without <c>/</c> and <c>#</c>.</param>
    /// <param name="uid">Uid of this incarnation; 0 for none.</param>
    /// <exception cref="ArgumentException">The name is empty or holds <c>/</c> or <c>#</c>.</exception>
    protected ActorPath(ActorPath parentPath, string name, long uid)
    {
        ArgumentNullException.ThrowIfNull(parentPath);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.AsSpan().IndexOfAny('/', '#') >= 0)
            throw new ArgumentException($"'{name}' is no name of an actor: '/' parts names in a path and '#' a name from its uid.", nameof(name));
        _parentOrAddress = parentPath;
        Name = name;
        Uid = uid;
    }

    /// <summary>The last name of the path; empty for the root.</summary>
    public string Name { get; }

    /// <summary>Tells this incarnation from others of the same name; 0 if the path stands for any of them.</summary>
    public long Uid { get; }

    /// <summary>Path of the parent; null for the root.</summary>
    public ActorPath? Parent => _parentOrAddress as ActorPath;

    /// <summary>The top of this path.</summary>
    public ActorPath Root
    {
        get
        {
            var path = this;
            while (path.Parent is { } parent)
                path = parent;
            return path;
        }
    }

    /// <summary>The system the path belongs to.</summary>
    public Address Address => (Address)Root._parentOrAddress;

    /// <summary>Number of names below the root: 0 for the root, 1 for <c>/user</c>.</summary>
    public int Depth
    {
        get
        {
            var depth = 0;
            for (var path = Parent; path is not null; path = path.Parent)
                depth++;
            return depth;
        }
    }

    /// <summary>The names from below the root down to this path. Built at every call.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            var names = new string[Depth];
            var path = this;
            for (var i = names.Length - 1; i >= 0; i--, path = path.Parent!)
                names[i] = path.Name;
            return names;
        }
    }

    /// <summary>True if a user may give an actor this name: not empty, no leading <c>$</c>, only letters, digits, allowed symbols and %-escapes.</summary>
    public static bool IsValidPathElement(string s) => PathElement.IsValid(s);

    /// <summary>Same path with another uid.</summary>
    /// <exception cref="NotSupportedException">A root is given a uid other than 0.</exception>
    public ActorPath WithUid(long uid)
    {
        if (uid == Uid)
            return this;
        return Parent is { } parent
            ? new ChildActorPath(parent, Name, uid)
            : throw new NotSupportedException($"A root has no uid; {uid} was given.");
    }

    /// <summary>
    /// The path at a depth: 0 is the root, 1 a guardian, and so on; counted from here if negative: -1 is the parent, -2 its parent.
    /// Depths beyond either end give that end.
    /// </summary>
    public ActorPath ParentOf(int depth)
    {
        var up = depth < 0 ? -(long)depth : Math.Max(0, Depth - depth);
        var path = this;
        for (; up > 0 && path.Parent is { } parent; up--)
            path = parent;
        return path;
    }

    /// <summary>Path of a child; <c>name#uid</c> gives it a uid.</summary>
    public ActorPath Child(string childName) => this / childName;

    /// <summary>Path of a child; <c>name#uid</c> gives it a uid.</summary>
    public static ActorPath operator /(ActorPath path, string name)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return PathElement.TrySplitUid(name, out var plain, out var uid)
            ? new ChildActorPath(path, plain.Length == name.Length ? name : plain.ToString(), uid)
            : throw new ArgumentException($"'{name}' is no name of an actor: what stands after '#' must be a number.", nameof(name));
    }

    /// <summary>Path of a descendant; empty names are left out.</summary>
    public static ActorPath operator /(ActorPath path, IEnumerable<string> name) =>
        name.Where(element => element.Length > 0).Aggregate(path, (parent, element) => parent / element);
}
