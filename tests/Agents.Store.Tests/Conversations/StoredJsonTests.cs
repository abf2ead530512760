using Agents.Actors;
using Agents.Messages;

namespace Agents.Store.Tests;

public class StoredJsonTests
{
    [Fact]
    public void Every_type_of_record_and_item_has_a_name_and_an_example()
    {
        var abstractions = new[] { typeof(SessionRecord), typeof(ChatItem), typeof(ChatContent) };
        var kinds = abstractions.SelectMany(kind => kind.Assembly.GetTypes().Where(type => type.IsSubclassOf(kind) && !type.IsAbstract)).ToList();
        SessionRecordTypes.All.Types.ShouldBe(kinds, ignoreOrder: true);
        var examples = string.Join('\n', AllRecords.Each.Select(StoredJson.Write));
        foreach (var kind in kinds)
            examples.ShouldContain($"\"type\":\"{SessionRecordTypes.All.NameOf(kind)}\"");
    }

    [Fact]
    public void A_record_is_short_and_in_snake_case()
        => StoredJson.Write(new ToolFinished("item_3", new ToolOutcome(ToolEnding.TimedOut, "late", ReplyRequired: true)) { At = DateTimeOffset.UnixEpoch })
            .ShouldBe("""{"type":"tool_finished","call_item_id":"item_3","outcome":{"ending":"timed_out","text":"late","reply_required":true},"at":"1970-01-01T00:00:00+00:00"}""");

    [Fact]
    public void A_member_that_is_not_known_is_ignored_so_that_a_newer_writer_may_add_one()
        => StoredJson.State("s", null, [new Body(1, """{"type":"opened","agent":"front","epoch":3,"mood":"good"}""")]).Agent.ShouldBe("front");
}
