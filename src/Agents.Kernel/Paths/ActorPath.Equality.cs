namespace Agents.Kernel;

public abstract partial class ActorPath
{
    /// <summary>True if address and names are the same; the uid is left out.</summary>
    public bool Equals(ActorPath? other)
    {
        var (left, right) = (this, other);
        while (!ReferenceEquals(left, right))
        {
            if (left is null || right is null || left.Name != right.Name)
                return false;
            if (left._parentOrAddress is Address address)
                return right._parentOrAddress is Address otherAddress && address.Equals(otherAddress);
            (left, right) = (left.Parent, right.Parent);
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActorPath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        var path = this;
        for (; path.Parent is { } parent; path = parent)
            hash.Add(path.Name);
        hash.Add(path._parentOrAddress);
        return hash.ToHashCode();
    }

    /// <summary>Orders by address, then name by name from the root, ordinally; a parent comes before its children.</summary>
    public int CompareTo(ActorPath? other)
    {
        if (ReferenceEquals(this, other))
            return 0;
        if (other is null)
            return 1;

        var order = Address.CompareTo(other.Address);
        if (order == 0)
            order = string.CompareOrdinal(Root.Name, other.Root.Name);
        if (order != 0)
            return order;

        var (mine, theirs) = (Elements, other.Elements);
        for (var i = 0; i < Math.Min(mine.Count, theirs.Count) && order == 0; i++)
            order = string.CompareOrdinal(mine[i], theirs[i]);
        return order == 0 ? mine.Count.CompareTo(theirs.Count) : order;
    }

    /// <summary>True if address and names are the same; the uid is left out.</summary>
    public static bool operator ==(ActorPath? left, ActorPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>True if they differ.</summary>
    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);
}
