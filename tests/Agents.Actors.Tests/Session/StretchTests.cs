using Agents.Messages;
using Agents.Testing;
using Microsoft.Extensions.AI;

namespace Agents.Actors.Tests.Session;

/// <summary>Answers whose parts are marked as stretches of their own (voice-session.md P7).</summary>
public class StretchTests
{
    private const string First = "one two three four ", Second = "five six seven", Third = " eight nine";

    private sealed class InParts(params string[] parts) : Agent
    {
        protected internal override async IAsyncEnumerable<ChatChunk> LlmNode(ChatContext context, IReadOnlyList<AIFunction> tools, LlmCall call)
        {
            await foreach (var chunk in call.RunAsync(context, tools))
                if (!chunk.IsGeneration)
                    yield return chunk;
            foreach (var part in parts)
            {
                yield return new ChatChunk("part", new ChoiceDelta(part));
                yield return ChatChunk.Flush;
            }
        }
    }

    private static ScriptedCall Call(ScriptedTts? tts = null, params string[] parts)
    {
        var call = new ScriptedCall(new ScriptedCallOptions
        {
            First = new InParts(parts) { Instructions = "Speak in parts." },
            Llm = new ScriptedLlm(_ => new("unused")),
            Tts = tts ?? new ScriptedTts(),
        });
        return call.CallerSays("count", at: 0.5, lasts: 1);
    }

    [Fact]
    public void Checklist_45_two_stretches_are_two_playouts_and_one_message_without_overlap()
    {
        using var call = Call(null, First, Second);
        call.RunTo(8);
        call.Tts.Spoken.ShouldBe([First, Second]);
        call.Conversation().ShouldBe(["user: count", $"assistant: {First}{Second}"]);
        call.AgentStates().ShouldBe(["0 Listening", "2 Thinking", "2.5 Speaking", "4.26 Listening"]);
        call.HeardBetween(0, 8).ShouldBe(7 * 0.25, 0.021);
        var frames = call.Heard.Select(played => (Begins: played.At, Ends: played.At + played.Frame.Duration)).ToList();
        frames.Zip(frames.Skip(1)).ShouldAllBe(pair => pair.First.Ends == pair.Second.Begins);
    }

    [Fact]
    public void Checklist_46_the_next_stretch_is_made_while_the_one_before_plays_and_not_all_at_once()
    {
        using var call = Call(null, First, Second, Third);
        call.RunTo(2.6);
        call.Tts.Spoken.ShouldBe([First, Second]);
        call.RunTo(3.45);
        call.Tts.Spoken.Count.ShouldBe(2);
        call.RunTo(3.75); // the first is over at 3.5, so the third is at work
        call.Tts.Spoken.ShouldBe([First, Second, Third]);
        call.RunTo(8);
        call.AgentShouldBeHeard(2.5, 4.75);
        call.Conversation()[1].ShouldBe($"assistant: {First}{Second}{Third}");
    }

    [Fact]
    public void Checklist_71_stretches_that_were_not_begun_leave_nothing_and_the_one_cut_its_words()
    {
        using var call = Call(null, First, Second, Third);
        call.CallerSays("stop that", at: 3.3, lasts: 1).RunTo(3.9);
        call.RunTo(4.6);
        // silent from 3.8: the first whole, 0.3 s of the second
        call.Conversation()[1].ShouldBe("assistant: one two three four five six…");
        call.All<ConversationItemAdded>().Single(added => added.Event.Item is Agents.Messages.ChatMessage { Role: Agents.Messages.ChatRole.Assistant })
            .Event.Intended!.Value.Value.ShouldBe($"{First}{Second}{Third}");
    }

    [Fact]
    public void A_voice_that_dies_in_one_stretch_says_its_rest_before_the_next()
    {
        var tts = new ScriptedTts();
        tts.DeathsAfterWords.Enqueue(2);
        using var call = Call(tts, First, Second);
        call.RunTo(10);
        call.Conversation().ShouldBe(["user: count", "assistant: one two", $"assistant: three four {Second}"]);
        call.HeardBetween(0, 10).ShouldBe(7 * 0.25, 0.041);
    }

    [Fact]
    public void Without_a_voice_the_parts_are_one_text()
    {
        using var call = Call(null, First, Second);
        call.Session.EnableAudioOutput(false);
        call.RunTo(5);
        call.Conversation().ShouldBe(["user: count", $"assistant: {First}{Second}"]);
        call.HeardBetween(0, 5).ShouldBe(0);
    }
}
