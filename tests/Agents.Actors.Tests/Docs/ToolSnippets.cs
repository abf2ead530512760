using System.ComponentModel;
using Agents.Audio;
using Agents.Messages;
using Agents.Shared.Tests;
using Agents.Testing;

namespace Agents.Actors.Tests.Docs;

public class ToolSnippets
{
    [Fact]
    public void The_page_shows_this_code() => DocSnippets.ShouldBeCompiled("docs/tools.md", "tests/Agents.Actors.Tests");

    private sealed record Reservation(string Number, string State);

    private static class Hotel
    {
        public static Task<Reservation> AskAsync(string city, string key, CancellationToken stop) => Task.FromResult(new Reservation("7", "asked"));

        public static Task<Reservation> ConfirmAsync(Reservation asked, CancellationToken stop) => Task.FromResult(asked with { State = "booked" });
    }

    // snippet: tool
    [Description("Books a hotel room.")]
    private static async Task<string> BookAsync([Description("Where.")] string city, ToolContext call, CancellationToken stop, int nights = 1)
    {
        var asked = await Hotel.AskAsync(city, call.IdempotencyKey, stop);
        call.Update($"The hotel in {city} was asked and will confirm {nights} nights.");
        var booked = await Hotel.ConfirmAsync(asked, stop);
        return booked.State == "booked" ? $"Booked, number {booked.Number}." : throw new ToolException("The hotel is full.");
    }
    // end snippet

    private static AgentDefinition Agent()
    {
        // snippet: agent
        var agent = new AgentDefinition
        {
            Instructions = "You book hotel rooms.",
            Tools =
            [
                ToolFunction.Create(BookAsync, "book_room", policy: new ToolPolicy
                {
                    Deadline = TimeSpan.FromSeconds(20),
                    Cancellable = true,
                    OnDuplicate = DuplicateRule.Confirm,
                    DuplicateScope = DuplicateScope.NameAndArguments,
                }),
            ],
        };
        // end snippet
        return agent;
    }

    [Fact]
    public void The_tool_of_the_page_books_and_the_caller_hears_of_both_steps()
    {
        using var call = new ScriptedCall(
            context => context.Items.OfType<FunctionCallOutput>().LastOrDefault()?.CallId switch
            {
                null => ScriptedAnswer.Call("book_room", """{"city":"Oslo","nights":null,"confirm_duplicate":null}""", id: "b"),
                "b" => new("The hotel was asked"),
                _ => new("It is booked"),
            },
            agent => agent with { Tools = Agent().Tools });
        call.Caller.Says("book me a room in oslo", at: 0.5, lasts: 2);
        call.RunTo(10);
        call.ShouldHaveConversation("user: book me a room in oslo", "assistant: The hotel was asked", "assistant: It is booked");
        call.All<ToolCallEnded>().Single().Event.Output.Value.ShouldBe("Booked, number 7.");
    }

    [Fact]
    public void The_options_of_the_page_are_valid()
    {
        // snippet: filler
        var bridging = new ToolOptions
        {
            Filler = new FillerOptions
            {
                After = TimeSpan.FromSeconds(2),
                Every = TimeSpan.FromSeconds(6),
                Source = moment => moment.Call.Name == "book_room" ? "I am talking to the hotel." : null,
            },
        };
        // end snippet

        // snippet: background
        var sounds = new BackgroundOptions
        {
            Ambient = [SoundSource.Clip(BuiltInSounds.Room) with { Volume = 0.5f }],
            Thinking = [SoundSource.Clip(BuiltInSounds.Keyboard) with { FadeOut = TimeSpan.FromSeconds(0.3), Probability = 0.8 }],
        };
        // end snippet

        // snippet: mcp
        var servers = new ToolOptions
        {
            McpServers =
            [
                new McpProgramSource("files", "npx") { Arguments = ["-y", "@modelcontextprotocol/server-filesystem", "/srv/menu"] },
                new McpHttpSource("calendar", new Uri("https://calendar.example/mcp"))
                {
                    Headers = new Dictionary<string, Sensitive<string>> { ["Authorization"] = Sensitive.Of("Bearer …") },
                    AllowedTools = ["free_slots", "book"],
                    Shared = true,
                },
            ],
        };
        // end snippet

        new SessionOptions { Tools = bridging, Background = sounds }.Validate();
        new SessionOptions { Tools = servers }.Validate();
    }

    [Fact]
    public void A_sound_and_the_waterfall_of_the_page_work()
    {
        using var call = new ScriptedCall(_ => new("All right"));
        call.Caller.Says("hello", at: 0.5, lasts: 1);
        call.RunTo(4);
        var session = call.Session;
        var lines = new List<string>();

        // snippet: play
        var music = session.PlayBackground(SoundSource.Clip(BuiltInSounds.Room), loop: true);
        music.Stop();
        // end snippet

        call.RunToEnd(async () =>
        {
            // snippet: waterfall
            var told = await session.WaterfallAsync();
            foreach (var turn in told.Turns)
                lines.Add($"{turn.SpeechId}: decided {turn.Decision}, first token {turn.FirstToken}, heard {turn.FirstAudioSent}");
            // end snippet
        });
        lines.Single().ShouldStartWith("speech_1: decided 00:00:00.5");
        call.RunTo(5);
        music.Ended.IsCompletedSuccessfully.ShouldBeTrue();
    }
}
