namespace Agents.Inference;

/// <summary>The process-wide actor system of streams that were given no parent, made on first use.</summary>
internal static class InferenceSystem
{
    private static readonly Lazy<ActorSystem> Instance = new(() => ActorSystem.Create("agents-inference"));

    /// <summary>The given factory, or the process-wide system.</summary>
    public static IActorRefFactory Or(IActorRefFactory? parent) => parent ?? Instance.Value;

    /// <summary>The system a factory belongs to.</summary>
    public static ActorSystem Of(IActorRefFactory? parent) => parent switch
    {
        null => Instance.Value,
        ActorSystem system => system,
        IActorContext context => context.System,
        _ => throw new ArgumentException($"parent is a {parent.GetType()}; it must be an actor's Context or an ActorSystem.", nameof(parent)),
    };
}
