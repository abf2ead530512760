using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Exceptions;

public class ExceptionTests
{
    private readonly RecordingRef _actor = new("ears");
    private readonly Exception _cause = new InvalidOperationException("no microphone");

    [Fact]
    public void All_are_of_one_family() =>
        typeof(AkkaException).Assembly.GetExportedTypes()
            .Where(type => typeof(Exception).IsAssignableFrom(type))
            .ShouldAllBe(type => typeof(AkkaException).IsAssignableFrom(type));

    [Fact]
    public void A_failed_creation_names_the_actor_and_keeps_the_cause()
    {
        var failure = new ActorInitializationException(_actor, "could not start", _cause);
        failure.Actor.ShouldBe(_actor);
        failure.InnerException.ShouldBeSameAs(_cause);
        failure.ToString().ShouldStartWith($"{_actor}: ");
        new ActorInitializationException("could not start").ToString().ShouldNotContain("ears");
    }

    [Fact]
    public void A_broken_death_pact_names_who_died_and_the_way_out()
    {
        var failure = new DeathPactException(_actor);
        failure.DeadActor.ShouldBe(_actor);
        failure.Message.ShouldContain(_actor.ToString());
        failure.Message.ShouldContain("handle it or do not watch");
    }

    [Fact]
    public void A_failed_restart_tells_both_failures()
    {
        var second = new NotSupportedException("cannot clean up");
        var before = new PreRestartException(_actor, second, _cause, "message");
        before.InnerException.ShouldBeSameAs(_cause);
        before.RestartException.ShouldBeSameAs(second);
        before.OptionalMessage.ShouldBe("message");
        before.Message.ShouldContain("no microphone");
        before.Message.ShouldContain("cannot clean up");

        var after = new PostRestartException(_actor, second, _cause);
        after.InnerException.ShouldBeSameAs(second);
        after.OriginalCause.ShouldBeSameAs(_cause);
        after.Message.ShouldContain("no microphone");
        after.Message.ShouldContain("cannot clean up");
    }

    [Fact]
    public void A_null_message_is_explained() => new InvalidMessageException().Message.ShouldContain("null");
}
