namespace Agents.Kernel;

/// <summary>Chooses a directive for a failure; pure. Akka.NET: <c>IDecider</c>.</summary>
public interface IDecider
{
    /// <summary>The directive for a failure.</summary>
    /// <param name="cause">What the child threw.</param>
    Directive Decide(Exception cause);
}

/// <summary>Makes deciders. Akka.NET: <c>Decider</c>.</summary>
public static class Decider
{
    /// <summary>A decider from a function.</summary>
    /// <param name="localOnlyDecider">Maps a failure to a directive.</param>
    public static LocalOnlyDecider From(Func<Exception, Directive> localOnlyDecider) => LocalOnlyDecider.From(localOnlyDecider);
}

/// <summary>A decider that is a function. Akka.NET: <c>LocalOnlyDecider</c>.</summary>
public class LocalOnlyDecider : IDecider
{
    private readonly Func<Exception, Directive> _decide;

    private LocalOnlyDecider(Func<Exception, Directive> decide) => _decide = decide;

    /// <summary>Wraps a function.</summary>
    /// <param name="decider">Maps a failure to a directive.</param>
    public static LocalOnlyDecider From(Func<Exception, Directive> decider)
    {
        ArgumentNullException.ThrowIfNull(decider);
        return new LocalOnlyDecider(decider);
    }

    /// <inheritdoc />
    public Directive Decide(Exception cause) => _decide(cause);
}
