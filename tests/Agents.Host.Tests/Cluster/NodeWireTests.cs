using System.Text;
using Agents.Actors;
using Agents.Host.Cluster;
using Newtonsoft.Json;

namespace Agents.Host.Tests.Cluster;

public class NodeWireTests
{
    private static readonly SessionCommand?[] Commands =
    [
        null, new StartSay("hello", false, SpeechPriority.High, false), new StartReply("what?", "be brief", true), new InterruptAll(true),
        new CommitUserTurn(TimeSpan.FromSeconds(1.5), true), new ClearUserTurn(), new WhenIdle(), new CloseSession(CloseReason.TaskCompleted, true),
    ];

    [Fact]
    public void A_request_comes_back()
    {
        foreach (var command in Commands)
            NodeWire.ReadRequest(NodeWire.Write(new NodeRequest("s", command))).ShouldBe(new NodeRequest("s", command));
    }

    [Fact]
    public void An_outcome_comes_back()
    {
        foreach (var outcome in new Delivery[]
        {
            new Delivery.Done(null), new Delivery.Done(new SpeechAccepted(3)), new Delivery.Done(new TurnCommitted("hello")),
            new Delivery.Done(new SessionIdle()), new Delivery.Done(Done.Instance), new Delivery.NotDone("no", Gone: true), new Delivery.Unknown("late"),
        })
            NodeWire.ReadOutcome(NodeWire.Write(outcome)).ShouldBe(outcome);
    }

    [Theory]
    [InlineData("""{"session":"s","command":{"type":"System.IO.FileInfo","fileName":"/etc/passwd"}}""")]
    [InlineData("""{"session":"s","command":{"type":"speech_accepted","number":1}}""")]
    [InlineData("""{"session":"s","command":{"text":"no type"}}""")]
    [InlineData("""{"command":null}""")]
    [InlineData("no json")]
    public void What_is_not_listed_is_refused(string body)
        => Should.Throw<JsonException>(() => NodeWire.ReadRequest(Encoding.UTF8.GetBytes(body)));
}
