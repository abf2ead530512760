using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Session;

/// <summary>The same session on real threads: what is heard and stored does not depend on the scheduler. Times are not looked at.</summary>
public class ThreadPoolTests
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Sessions_on_the_thread_pool_say_and_store_the_same()
    {
        var system = ActorSystem.Create("real");
        var region = system.ActorOf(SessionRegion.Props(), SessionRegion.Name);
        var sessions = Enumerable.Range(0, 20).Select(i => RunAsync(region, $"call-{i}")).ToList();
        foreach (var items in await Task.WhenAll(sessions).WaitAsync(HangGuard, TimeProvider.System))
            items.ShouldBe(["user: hello", "assistant: one two three", "user: again", "assistant: one two three"]);
        await system.Terminate().WaitAsync(HangGuard, TimeProvider.System);
    }

    private static async Task<IReadOnlyList<string>> RunAsync(IActorRef region, string id)
    {
        var agent = new AgentDefinition
        {
            Stt = new ScriptedStt(new ScriptedCaller()),
            Llm = new ScriptedLlm(_ => new("one two three")) { FirstToken = 0.001, Complete = 0.002 },
            Tts = new ScriptedTts { FirstSound = 0.001, PerWord = 0.04 },
        };
        var session = (await region.Ask<SessionStarted>(new StartSession(id, agent), HangGuard)).Session;
        var events = CollectAsync(session);
        var frames = HearAsync(session);
        await session.GenerateReply("hello").WaitForPlayoutAsync();
        await session.GenerateReply("again").WaitForPlayoutAsync();
        await session.CloseAsync();
        (await frames).ShouldBe(12); // 2 × 3 words × 40 ms
        return [.. (await events).OfType<ConversationItemAdded>().Select(added => added.Item).OfType<ChatMessage>().Select(message
            => $"{message.Role.ToString().ToLowerInvariant()}: {message.Text}")];
    }

    private static async Task<IReadOnlyList<SessionEvent>> CollectAsync(VoiceSessionHandle session)
    {
        var events = new List<SessionEvent>();
        await foreach (var happened in session.Events())
            events.Add(happened);
        return events;
    }

    private static async Task<int> HearAsync(VoiceSessionHandle session)
    {
        var frames = 0;
        await foreach (var _ in session.Output.ReadAllAsync())
            frames++;
        return frames;
    }
}
