using Agents.Actors.Tests.Session;
using Agents.Audio;
using Agents.Inference;
using Agents.Messages;
using Agents.Testing;
using Microsoft.Extensions.AI;
using ChatMessage = Agents.Messages.ChatMessage;
using ChatRole = Agents.Messages.ChatRole;
using static Agents.Actors.Tests.Handoff.TestAgents;

namespace Agents.Actors.Tests.Nodes;

public class NodeTests
{
    private sealed class Shaping : Agent
    {
        protected internal override async IAsyncEnumerable<SpeechEvent> SttNode(IAsyncEnumerable<AudioFrame> audio, SttCall call)
        {
            await foreach (var heard in base.SttNode(audio, call))
                yield return heard with { Alternatives = [.. heard.Alternatives.Select(said => said with { Text = said.Text.ToUpperInvariant() })] };
        }

        protected internal override async IAsyncEnumerable<ChatChunk> LlmNode(ChatContext context, IReadOnlyList<AIFunction> tools, LlmCall call)
        {
            yield return new ChatChunk("", new ChoiceDelta("So: "));
            await foreach (var chunk in base.LlmNode(context.AddMessage(ChatRole.System, "Looked up: 42."), tools, call))
                yield return chunk;
        }

        protected internal override IAsyncEnumerable<SynthesizedAudio> TtsNode(IAsyncEnumerable<string> text, TtsCall call)
            => base.TtsNode(Spelled(text), call);

        protected internal override async IAsyncEnumerable<string> TranscriptionNode(IAsyncEnumerable<string> text)
        {
            await foreach (var piece in text)
                yield return piece.ToUpperInvariant();
        }

        private static async IAsyncEnumerable<string> Spelled(IAsyncEnumerable<string> text)
        {
            await foreach (var piece in text)
                yield return piece.Replace("So:", "Well,", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_node_shapes_its_stage_and_nothing_else()
    {
        using var call = Call(new Shaping(), _ => new("a fine day"));
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(8);
        call.Conversation().ShouldBe(["user: HELLO", "assistant: SO: A FINE DAY"]);
        call.Tts.Spoken.ShouldBe(["Well, a fine day"]);
        call.Llm.Requests.Single().Context.Items.OfType<ChatMessage>().Last().Text.ShouldBe("Looked up: 42.");
        call.ShouldHaveNoErrors();
    }

    [Fact]
    public void Text_only_output_shows_what_the_transcription_node_gives()
    {
        using var call = Call(new Shaping(), _ => new("a fine day"), session => session with { Tts = null });
        call.RunToEnd(() => call.Session.GenerateReply("hello").WaitForPlayoutAsync());
        call.Conversation().ShouldBe(["user: hello", "assistant: SO: A FINE DAY"]);
    }

    [Fact]
    public void An_interrupted_answer_stores_the_shown_text_as_far_as_it_was_heard()
    {
        using var call = Call(new Shaping(), _ => new("one two three four five six seven fine"));
        call.Session.GenerateReply("hello");
        call.RunTo(1.4);
        call.RunToEnd(() => call.Session.InterruptAsync());
        call.Conversation()[^1].ShouldStartWith("assistant: SO: ONE");
        call.Conversation()[^1].ShouldEndWith("…");
        call.CountActors().ShouldBe(Actors(new Shaping()));
    }

    [Fact]
    public void A_node_may_answer_without_the_model()
    {
        using var call = Call(new Canned(), _ => throw new InvalidOperationException("nobody asks"));
        call.CallerSays("hello", at: 0.5, lasts: 1).RunTo(8);
        call.Conversation().ShouldBe(["user: hello", "assistant: canned"]);
    }

    [Fact]
    public void A_node_that_throws_fails_its_speech_and_the_next_turn_works()
    {
        var broken = new Broken();
        using var call = Call(broken, _ => new("a fine answer"));
        var handle = call.Session.GenerateReply("hello");
        call.RunTo(8);
        handle.Exception.ShouldBeOfType<FormatException>();
        broken.Works = true;
        call.RunToEnd(() => call.Session.GenerateReply("again").WaitForPlayoutAsync());
        call.Conversation()[^1].ShouldBe("assistant: a fine answer");
    }

    private static int Actors(Agent agent)
    {
        using var call = Call(agent, _ => new("x"));
        call.RunTo(1);
        return call.CountActors();
    }

    private sealed class Canned : Agent
    {
        protected internal override async IAsyncEnumerable<ChatChunk> LlmNode(ChatContext context, IReadOnlyList<AIFunction> tools, LlmCall call)
        {
            await Task.CompletedTask;
            yield return new ChatChunk("", new ChoiceDelta("canned"));
        }
    }

    private sealed class Broken : Agent
    {
        public bool Works { get; set; }

        protected internal override IAsyncEnumerable<ChatChunk> LlmNode(ChatContext context, IReadOnlyList<AIFunction> tools, LlmCall call)
            => Works ? base.LlmNode(context, tools, call) : throw new FormatException("a bug");
    }
}
