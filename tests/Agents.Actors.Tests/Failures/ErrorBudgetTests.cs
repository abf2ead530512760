using Agents.Messages;

namespace Agents.Actors.Tests.Failures;

public class ErrorBudgetTests
{
    private static ComponentError Error(ErrorSource source, bool recoverable = false)
        => new(source, DateTimeOffset.UnixEpoch, "test", new ApiConnectionException(), recoverable);

    private static ErrorBudget After(ErrorBudget budget, ErrorSource source, int times, bool recoverable = false)
        => Enumerable.Range(0, times).Aggregate(budget, (left, _) => left.Count(Error(source, recoverable)));

    [Fact]
    public void Checklist_114_the_fourth_unrecoverable_error_in_a_row_is_too_much()
    {
        var three = After(new ErrorBudget(3), ErrorSource.Tts, 3);
        three.Exhausted.ShouldBeFalse();
        After(three, ErrorSource.Tts, 1).Exhausted.ShouldBeTrue();
        After(three.Spoke(), ErrorSource.Tts, 3).Exhausted.ShouldBeFalse();
    }

    [Fact]
    public void Recoverable_errors_and_other_kinds_do_not_add_up()
    {
        var budget = After(After(new ErrorBudget(3), ErrorSource.Llm, 3), ErrorSource.Tts, 3);
        After(budget, ErrorSource.Llm, 50, recoverable: true).Exhausted.ShouldBeFalse();
    }

    [Fact]
    public void Checklist_115_a_transcript_clears_the_recognisers_count()
        => After(After(new ErrorBudget(3), ErrorSource.Stt, 3).HeardTranscript(), ErrorSource.Stt, 3).Exhausted.ShouldBeFalse();
}
