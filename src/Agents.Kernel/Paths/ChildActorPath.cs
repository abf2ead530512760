namespace Agents.Kernel;

/// <summary>The path of an actor below another one. Akka.Actor.ChildActorPath.</summary>
public sealed class ChildActorPath : ActorPath
{
    /// <summary>Creates the path of a child.</summary>
    /// <param name="parentPath">Path of the parent.</param>
    /// <param name="name">The child's name: not empty and without <c>/</c> and <c>#</c>.</param>
    /// <param name="uid">Tells this incarnation from others of the same name; 0 if the path stands for any of them.</param>
    /// <exception cref="ArgumentException">The name is empty or holds <c>/</c> or <c>#</c>.</exception>
    public ChildActorPath(ActorPath parentPath, string name, long uid)
        : base(parentPath, name, uid)
    {
    }
}
