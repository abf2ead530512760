using System.Runtime.CompilerServices;
using Agents.Hocon;

namespace Agents.Gateway.Tests;

public sealed class GatewayFileTests
{
    private static readonly HoconDocument Known = HoconDocument.Load(Repository("hocon/gateway.conf"));

    [Fact]
    public void The_file_with_every_setting_has_the_defaults_of_the_code()
    {
        var options = GatewayFile.Read(Known);
        options.Validate();
        options.Engines!.Select(engine => engine.GetType()).ShouldBe(LocalEngines.Create().Select(engine => engine.GetType()));
        options.ModelMap["deepgram/*"].ShouldBe("local/pocketsphinx:en");
        var defaults = new GatewayOptions();
        (options with { Engines = null, ModelMap = defaults.ModelMap, Keys = null, Faults = defaults.Faults }).ShouldBe(defaults);
        options.Faults.Rules.ShouldBeEmpty();
    }

    [Fact]
    public void Settings_that_are_set_win()
    {
        var options = GatewayFile.Read(HoconDocument.Parse("""
            gateway {
              port = 0
              keys.own = s3
              models { "deepgram/nova-3" = "command/whisper" }
              llm { url = "http://127.0.0.1:11434/v1" }
              commands { stt.whisper = [whisper-cli, -], timeout = 5 s }
              quota.requests-per-minute = 60
              faults = "stt drop after=1s every=3"
              finalize-grace = 2500 ms
            }
            """), Known);
        options.Port.ShouldBe(0);
        options.Keys.ShouldNotBeNull()["own"].ShouldBe("s3");
        options.Quota.ShouldBe(new QuotaOptions { RequestsPerMinute = 60 });
        options.Faults.Rules.Single().Every.ShouldBe(3);
        options.FinalizeGrace.ShouldBe(2.5.Seconds());
        options.Engines!.OfType<CommandRecogniser>().Single().Models.ShouldBe(["command/whisper"]);
        options.Engines!.OfType<OpenAiResponder>().Single().Serves("llama3.2").ShouldBeTrue();
    }

    [Theory]
    [InlineData("gateway.prot = 1", "port")]
    [InlineData("gateway.port = many", "port")]
    [InlineData("gateway.pocketsphinx.silence = long", "silence")]
    public void A_wrong_setting_is_named_with_its_place(string text, string says) =>
        Should.Throw<HoconException>(() => GatewayFile.Read(HoconDocument.Parse(text), Known)).Message.ShouldContain(says);

    internal static string Repository(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", path));
}
