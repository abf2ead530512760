using System.Net.WebSockets;
using Agents.Host.Realtime;
using Agents.Host.Tests.Realtime.Support;
using Agents.Testing;

namespace Agents.Host.Tests.Realtime;

/// <summary>A mistake of the host in one conversation.</summary>
public sealed class LegBugTests
{
    [Fact]
    public void It_ends_that_conversation_with_1011_and_its_session()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer("Yes."));
        var token = (string)call.One("session.created").SelectToken("session.x_resume_token")!;
        call.Run(0.5);
        call.Say("hello");
        call.RunTo("response.done");
        call.Session.ShouldNotBeNull();

        call.Leg.Tell(new CommitDone("item", null!), ActorRefs.NoSender); // breaks the leg
        call.Run(1);

        ((string?)call.One("error").SelectToken("error.code")).ShouldBe(FaultCodes.ServerError);
        call.Connection.Ending.Status.ShouldBe(WebSocketCloseStatus.InternalServerError);
        call.Tokens.Redeem(token, "tenant").ShouldBeNull();
        call.Session.ShouldBeNull();
    }
}
