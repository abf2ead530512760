using Agents.Kernel.TestKit;
using Newtonsoft.Json.Linq;

namespace Agents.Actors.Tests.Log;

public class JournalTests : VirtualTestKit
{
    private readonly FaultyStore _store = new();

    private T Now<T>(Task<T> task) => Time.Run(() => task);

    private Journal Open(JournalOptions? options = null)
        => new("s", Now(_store.OpenAsync("s")), _store, Sys.Scheduler.Advanced, options ?? new JournalOptions());

    private static SettingsChanged Record(int number) => new(new JObject { ["n"] = number });

    private IEnumerable<int> Numbers => _store.Written.Cast<SettingsChanged>().Select(record => (int)record.Settings["n"]!);

    [Fact]
    public void A_record_counts_at_once_and_is_written_in_order()
    {
        var journal = Open();
        for (var i = 1; i <= 3; i++)
            journal.Append(Record(i));
        ((int)journal.State.Settings["n"]!).ShouldBe(3);
        Numbers.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void What_comes_during_a_write_goes_out_together_with_the_next()
    {
        var journal = Open();
        _store.Hold();
        for (var i = 1; i <= 4; i++)
            journal.Append(Record(i));
        var durable = journal.AppendDurablyAsync(Record(5));
        durable.IsCompleted.ShouldBeFalse();
        _store.Release();
        Now(durable).ShouldBeTrue();
        _store.Batches.ShouldBe([1, 4]);
        Numbers.ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public void A_write_that_fails_is_repeated_ever_more_slowly_and_told_once()
    {
        var journal = Open();
        var told = 0;
        journal.Failing = _ => told++;
        _store.Fails = true;
        var durable = journal.AppendDurablyAsync(Record(1));
        Time.Advance(TimeSpan.FromSeconds(0.1 + 0.2 + 0.4 + 0.8 + 1.6 + 3.2 + 5 + 5));
        _store.Attempts.ShouldBe(9);
        journal.Append(Record(2));
        durable.IsCompleted.ShouldBeFalse();
        _store.Fails = false;
        Time.Advance(TimeSpan.FromSeconds(5));
        Now(durable).ShouldBeTrue();
        Numbers.ShouldBe([1, 2]);
        told.ShouldBe(1);
    }

    [Fact]
    public void A_write_whose_answer_was_lost_is_not_written_twice()
    {
        var journal = Open();
        _store.LosesAnswers = true;
        journal.Append(Record(1));
        _store.LosesAnswers = false;
        Time.Advance(TimeSpan.FromSeconds(1));
        journal.Append(Record(2));
        Numbers.ShouldBe([1, 2]);
    }

    [Fact]
    public void A_former_owner_is_refused_for_good()
    {
        var former = Open();
        var later = Open();
        Now(former.AppendDurablyAsync(Record(1))).ShouldBeFalse();
        former.Refused.IsCompleted.ShouldBeTrue();
        Now(former.AppendDurablyAsync(Record(2))).ShouldBeFalse();
        Now(later.AppendDurablyAsync(Record(3))).ShouldBeTrue();
        Numbers.ShouldBe([3]);
        _store.Attempts.ShouldBe(2);
    }

    [Fact]
    public void A_snapshot_goes_with_every_so_many_records_and_holds_their_sum()
    {
        var snapshots = new List<RecordBatch>();
        var store = new Watching(_store, batch => { if (batch.Snapshot is not null) snapshots.Add(batch); });
        var journal = new Journal("s", Now(_store.OpenAsync("s")), store, Sys.Scheduler.Advanced, new JournalOptions { SnapshotEvery = 3 });
        for (var i = 1; i <= 7; i++)
            journal.Append(Record(i));
        snapshots.Select(batch => batch.LastSequence).ShouldBe([3, 6]);
        snapshots.Select(batch => (int)batch.Snapshot!.Settings["n"]!).ShouldBe([3, 6]);
    }

    private sealed class Watching(IConversationStore inner, Action<RecordBatch> seen) : IConversationStore
    {
        public Task<OpenedConversation> OpenAsync(string sessionId, CancellationToken stop = default) => inner.OpenAsync(sessionId, stop);

        public Task<OpenedConversation> ReadAsync(string sessionId, long epoch, CancellationToken stop = default)
            => inner.ReadAsync(sessionId, epoch, stop);

        public Task<bool> AppendAsync(RecordBatch batch, CancellationToken stop = default)
        {
            seen(batch);
            return inner.AppendAsync(batch, stop);
        }
    }
}
