using Agents.Actors;
using Agents.Inference;

namespace Agents.Samples.Restaurant;

public static class Start
{
    // snippet: start
    public static IActorRef Region(ActorSystem system) => system.ActorOf(
        SessionRegion.Props(new SessionRegionOptions
        {
            Catalog = new AgentCatalog().Add("front_desk", () => new FrontDesk()).Add("kitchen", () => new Kitchen()),
        }),
        SessionRegion.Name);

    public static async Task<VoiceSessionHandle> CallAsync(IActorRef region, string id)
    {
        var shared = new AgentDefinition
        {
            Stt = new Stt("deepgram/nova-3"),
            Llm = new Llm("openai/gpt-4o-mini"),
            Tts = new Tts("cartesia/sonic-3"),
        };
        var started = await region.Ask<SessionStarted>(new StartSession(id, new FrontDesk(), shared) { UserData = new Bookings() });
        return started.Session;
    }
    // end snippet

    // snippet: change
    public static async Task ChangeAsync(VoiceSessionHandle session)
    {
        await session.UpdateAsync(new SessionUpdate
        {
            Tts = new Tts("cartesia/sonic-3:other-voice"),
            Options = new OptionOverrides { AllowInterruptions = false },
        });
        await session.UpdateInstructionsAsync("You answer the phone of a restaurant that closes in five minutes.");
        await session.TransferAsync("kitchen");
    }
    // end snippet
}
