using Agents.Actors;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Store.Tests;

/// <summary>A conversation with a record and an item of every type.</summary>
internal static class AllRecords
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, 123, TimeSpan.Zero);

    private static readonly FunctionCall Call = new("call_1", "book", """{"room":1}""")
    {
        Id = "item_3",
        CreatedAt = Noon.AddSeconds(3),
        GroupId = "g",
        Extra = new JObject { ["google"] = new JObject { ["when"] = "2026-01-01T00:00:00Z" } },
    };

    public static IEnumerable<SessionRecord> Each { get; } =
    [
        new SessionOpened("front", 1) { At = Noon },
        new ItemStored(new ChatMessage(ChatRole.User,
            [new TextContent("look"), new ImageContent(Data: new byte[] { 1, 2, 3 }, MimeType: "image/png", Detail: ImageDetail.Low), new AudioContent("hm")])
        { Id = "item_1", CreatedAt = Noon }) { At = Noon },
        new ItemStored(new ChatMessage(ChatRole.Assistant, "I see") { Id = "item_2", CreatedAt = Noon.AddSeconds(1), Interrupted = true }, "I see a cat"),
        new ItemCorrected(new ChatMessage(ChatRole.Assistant, "I") { Id = "item_2", CreatedAt = Noon.AddSeconds(1), Interrupted = true }),
        new ItemStored(new ChatMessage(ChatRole.User, "never mind") { Id = "item_7", CreatedAt = Noon.AddSeconds(2) }),
        new ItemRemoved("item_7"),
        new ToolRequested(Call, 4, 2),
        new ToolStarted(Call, "s/4/2/call_1"),
        new ToolFinished("item_3", new ToolOutcome(ToolEnding.Failed, "full", ReplyRequired: true)) { At = Noon.AddSeconds(4) },
        new ItemStored(Call),
        new ItemStored(new FunctionCallOutput("call_1", "full", IsError: true) { Id = "item_3_output", Name = "book", CreatedAt = Noon.AddSeconds(4) }),
        new ToolRequested(Call with { Id = "item_4" }, 5, 1),
        new ItemStored(new AgentConfigUpdate("be brief", ["a"], ["b"]) { Id = "item_5", CreatedAt = Noon.AddSeconds(5) }),
        new ItemStored(new AgentHandoff("front", "billing") { Id = "item_6", CreatedAt = Noon.AddSeconds(6) }),
        new SettingsChanged(new JObject { ["max_tool_steps"] = 5, ["date"] = "2026-01-01T00:00:00Z" }),
        new SessionEnded(CloseReason.ParticipantDisconnected) { At = Noon.AddSeconds(9) },
    ];
}
