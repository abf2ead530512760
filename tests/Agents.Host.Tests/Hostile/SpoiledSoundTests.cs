using System.Text;
using Agents.Host.Realtime;
using Agents.Host.Tests.Realtime.Support;
using Agents.Testing;

namespace Agents.Host.Tests.Hostile;

/// <summary>Sound that is none, in every form and in pieces of any size.</summary>
public sealed class SpoiledSoundTests
{
    private const int Seed = 20261123, Messages = 1_000;

    [Theory]
    [InlineData("audio/pcm")]
    [InlineData("audio/pcmu")]
    [InlineData("audio/pcma")]
    public void Noise_and_broken_base64_leave_the_session_answering(string format)
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer("Yes.")) { IsMicrophoneOpen = false };
        var form = format == "audio/pcm" ? """{"type":"audio/pcm","rate":24000}""" : $$"""{"type":"{{format}}"}""";
        call.Update("""{"audio":{"input":{"format":FORM,"turn_detection":null}}}""".Replace("FORM", form, StringComparison.Ordinal));
        call.Run(1);
        var random = new Random(Seed);
        var broken = 0;

        for (var i = 0; i < Messages; i++)
        {
            var noise = new byte[random.Next(400)];
            random.NextBytes(noise);
            var text = Convert.ToBase64String(noise);
            if (text.Length > 0 && random.Next(4) == 0)
            {
                text = text.Insert(random.Next(text.Length), "!");
                broken++;
            }

            call.Send(ClientFrameKind.Text, Encoding.UTF8.GetBytes($$"""{"type":"input_audio_buffer.append","audio":"{{text}}"}"""));
        }

        call.Run(60);

        call.All("error").Count.ShouldBe(broken, $"seed {Seed}");
        call.All("error").ShouldAllBe(error => (string?)error.SelectToken("error.code") == FaultCodes.InvalidValue, $"seed {Seed}");
        call.Send("""{"type":"input_audio_buffer.commit"}""");
        call.Run(20);
        call.Send("""{"type":"response.create"}""");
        call.Run(20);
        call.All("response.done").ShouldHaveSingleItem().SelectToken("response.status")!.ToString().ShouldBe("completed", $"seed {Seed}");
    }
}
