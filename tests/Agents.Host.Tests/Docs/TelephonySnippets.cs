using Agents.Host.Telephony;
using Agents.Shared.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Agents.Host.Tests.Docs;

/// <summary>The code of docs/telephony.md.</summary>
public class TelephonySnippets
{
    [Fact]
    public void The_page_shows_code_that_is_compiled() => DocSnippets.ShouldBeCompiled("docs/telephony.md", "tests/Agents.Host.Tests/Docs");

    [Fact]
    public void The_code_of_the_page_serves_all_carriers()
    {
        var builder = WebApplication.CreateSlimBuilder();
        // snippet: telephony
        builder.Services.AddVoiceAgents(new VoiceAgentsOptions
        {
            Telephony = new TelephonyOptions
            {
                PublicUrl = new Uri("https://voice.example.com"),
                Twilio = new TwilioOptions { AuthToken = builder.Configuration["Twilio:AuthToken"] },
                Numbers = new Dictionary<string, string> { ["+15550100"] = "sales" },
                KeypadTool = true,
            },
        });
        // end snippet
        using var services = builder.Services.BuildServiceProvider();
        services.GetServices<ICarrier>().Select(carrier => carrier.Name).ShouldBe(["twilio", "telnyx", "vonage", "plivo"]);
    }
}
