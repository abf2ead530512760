namespace Agents.Actors;

// Goes on with what the directory and the store answer: at once if they have, else as a message of its own.
public sealed partial class SessionRegion
{
    private void Then<T>(Task<T> task, Action<T> done, Action<Exception> failed)
    {
        if (task.IsCompletedSuccessfully)
            done(task.Result);
        else
            task.PipeTo(Self, Self, result => new Continuation(() => done(result)), error => new Continuation(() => failed(error)));
    }

    private void Then(Task task, Action done, Action<Exception> failed)
    {
        if (task.IsCompletedSuccessfully)
            done();
        else
            task.PipeTo(Self, Self, () => new Continuation(done), error => new Continuation(() => failed(error)));
    }

    private sealed record Continuation(Action Run);
}
