namespace Agents.Kernel;

/// <summary>Makes actors by other means than a constructor call, for example dependency injection. Akka.NET: <c>IIndirectActorProducer</c>.</summary>
public interface IIndirectActorProducer
{
    /// <summary>The type of actor that <see cref="Produce"/> makes.</summary>
    Type ActorType { get; }

    /// <summary>Makes a new instance, each time another one.</summary>
    ActorBase Produce();

    /// <summary>Called when an instance is no longer used.</summary>
    /// <param name="actor">The instance.</param>
    void Release(ActorBase actor);
}
