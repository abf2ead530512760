using System.Text.Json;
using Agents.Actors;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Call.Output;

/// <summary>Turns the events of a session into what <c>agents call</c> prints. Pure but for the moment the call began.</summary>
/// <param name="start">The moment at which the call began.</param>
internal sealed class EventTranslator(DateTimeOffset start)
{
    /// <summary>The printed events of a session event; most have none or one.</summary>
    public IEnumerable<CallEvent> Translate(SessionEvent happened) => happened switch
    {
        UserInputTranscribed { IsFinal: false } interim =>
            [At(interim, CallEvent.Caller, CallEventTypes.Interim, interim.Transcript.Value)],
        ConversationItemAdded { Item: ChatMessage { Role: ChatRole.User } said } added =>
            [At(added, CallEvent.Caller, CallEventTypes.Turn, said.Text)],
        ConversationItemAdded { Item: ChatMessage { Role: ChatRole.Assistant } said } added => [Spoken(added, said)],
        FunctionToolsExecuted tools => tools.Calls.Zip(tools.Outputs, (call, output) => Tool(tools, call, output)),
        UserStateChanged state => [At(state, CallEvent.Caller, CallEventTypes.State, state.NewState.ToString().ToLowerInvariant())],
        AgentStateChanged state => [At(state, CallEvent.Agent, CallEventTypes.State, state.NewState.ToString().ToLowerInvariant())],
        SessionError error => [Failure(error)],
        SessionClosed closed => [At(closed, CallEvent.Call, CallEventTypes.Ended, JsonNamingPolicy.SnakeCaseLower.ConvertName(closed.Reason.ToString()))],
        _ => [],
    };

    private CallEvent At(SessionEvent happened, string who, string type, string text) => new(happened.CreatedAt - start, who, type, text);

    private CallEvent Spoken(ConversationItemAdded added, ChatMessage said)
    {
        var spoken = At(added, CallEvent.Agent, CallEventTypes.Turn, said.Text);
        if (!said.Interrupted)
            return spoken;
        return spoken with { Details = new JObject { ["interrupted"] = true, ["intended"] = added.Intended?.Value ?? said.Text } };
    }

    private CallEvent Tool(SessionEvent happened, FunctionCall call, FunctionCallOutput output) =>
        At(happened, CallEvent.Agent, CallEventTypes.Tool, output.Output) with
        {
            Details = new JObject { ["name"] = call.Name, ["arguments"] = call.Arguments, ["is_error"] = output.IsError },
        };

    private CallEvent Failure(SessionError error) =>
        At(error, CallEvent.Call, CallEventTypes.Error, $"{error.Error.Error.Message} ({(error.Recoverable ? "trying again" : "given up")})") with
        {
            Details = new JObject { ["source"] = error.Error.Source.ToString().ToLowerInvariant(), ["recoverable"] = error.Recoverable },
        };
}
