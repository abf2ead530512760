using System.IO.Enumeration;

namespace Agents.Kernel;

/// <summary>The actors at a path, looked up anew for each message; there may be none. Akka.NET: <c>ActorSelection</c>.</summary>
public class ActorSelection : ICanTell
{
    private readonly string[] _elements;

    private ActorSelection(IActorRef anchor, ActorSystemImpl system, string[] elements) => (Anchor, System, _elements) = (anchor, system, elements);

    /// <summary>Where the path begins.</summary>
    public IActorRef Anchor { get; }

    /// <summary>The path from <see cref="Anchor"/>.</summary>
    public string PathString => "/" + string.Join('/', _elements);

    internal ActorSystemImpl System { get; }

    /// <summary>Sends to every actor at the path; where there is none the message goes to dead letters, and <see cref="Identify"/> is answered with nobody.</summary>
    /// <param name="message">Any object but null.</param>
    /// <param name="sender">Who gets the answers.</param>
    /// <exception cref="InvalidMessageException"><paramref name="message"/> is null.</exception>
    public virtual void Tell(object message, IActorRef? sender = null)
    {
        InvalidMessage.ThrowIfNull(message);
        sender ??= ActorCell.Current;
        var found = Resolve();
        foreach (var target in found)
            target.Tell(message, sender!);
        if (found.Count > 0)
            return;
        if (message is Identify identify)
            sender?.Tell(new ActorIdentity(identify.MessageId, null), ActorRefs.NoSender);
        else
            System.DeadLetterRef.Publish(message, sender, System.DeadLetterRef);
    }

    /// <summary>The address of an actor at the path.</summary>
    /// <param name="timeout">How long to wait for its answer.</param>
    /// <exception cref="ActorNotFoundException">There is none, or it did not answer in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>The address of an actor at the path.</summary>
    /// <param name="timeout">How long to wait for its answer.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="ActorNotFoundException">There is none, or it did not answer in time.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(PathString), timeout, ct);
            return identity.Subject ?? throw new ActorNotFoundException($"There is no actor at {Anchor.Path}{PathString}.");
        }
        catch (AskTimeoutException late)
        {
            throw new ActorNotFoundException($"No actor at {Anchor.Path}{PathString} answered within {timeout}.", late);
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"ActorSelection[{Anchor}{PathString}]";

    internal static ActorSelection From(InternalActorRef anchor, ActorSystemImpl system, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains("://", StringComparison.Ordinal))
            path = ActorPath.Parse(path).ToStringWithoutAddress();
        var start = path[0] == '/' ? null : anchor as ActorCell;
        return new ActorSelection(start ?? anchor, system, path.Split('/', StringSplitOptions.RemoveEmptyEntries)) { Start = start };
    }

    private ActorCell? Start { get; init; }

    private IReadOnlyCollection<IActorRef> Resolve()
    {
        IEnumerable<ActorCell> found = Start is null ? [] : [Start];
        for (var i = 0; i < _elements.Length; i++)
        {
            var element = _elements[i];
            if (i == 0 && Start is null)
                found = System.Guardian(element) is { } guardian ? [guardian] : [];
            else if (element == "..")
                found = found.Select(cell => cell.Parent).OfType<ActorCell>().Distinct();
            else if (element.AsSpan().IndexOfAny('*', '?') >= 0)
                found = found.SelectMany(cell => cell.GetChildren().Cast<ActorCell>()).Where(cell => FileSystemName.MatchesSimpleExpression(element, cell.Name, ignoreCase: false));
            else
                found = found.Select(cell => cell.FindChild(element)).OfType<ActorCell>();
        }

        return [.. found];
    }
}
