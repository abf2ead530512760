using System.Runtime.CompilerServices;
using Agents.Hocon;

namespace Agents.Gateway.Tests;

public sealed class GatewayFileTests
{
    [Fact]
    public void The_file_with_every_setting_has_the_defaults_of_the_code()
    {
        var options = GatewayFile.Load(Repository("hocon/gateway.conf"));
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
            """));
        options.Port.ShouldBe(0);
        options.Keys.ShouldNotBeNull()["own"].ShouldBe("s3");
        options.Quota.ShouldBe(new QuotaOptions { RequestsPerMinute = 60 });
        options.Faults.Rules.Single().Every.ShouldBe(3);
        options.FinalizeGrace.ShouldBe(2.5.Seconds());
        options.Engines!.OfType<CommandRecogniser>().Single().Models.ShouldBe(["command/whisper"]);
        options.Engines!.OfType<OpenAiResponder>().Single().Serves("llama3.2").ShouldBeTrue();
    }

    [Fact]
    public void What_is_not_set_is_as_in_the_file_of_defaults()
    {
        var options = GatewayFile.Read(HoconDocument.Parse("""gateway.models { "acme/ears" = "local/pocketsphinx:en", "rime/*" = null }"""));
        options.ModelMap["deepgram/*"].ShouldBe("local/pocketsphinx:en");
        options.ModelMap["acme/ears"].ShouldBe("local/pocketsphinx:en");
        options.ModelMap.ContainsKey("rime/*").ShouldBeFalse();
    }

    [Theory]
    [InlineData("gateway.prot = 1", "my.conf:1:1", "gateway.port")]
    [InlineData("gateway.port = many", "my.conf:1:16", "gateway.port", "many", "whole number")]
    [InlineData("gateway.port = 70000", "my.conf:1:16", "gateway.port", "70000", "0 to 65535")]
    [InlineData("gateway.address = everywhere", "my.conf:1:19", "everywhere", "IP address")]
    [InlineData("gateway {\n  pocketsphinx.silence = long\n}", "my.conf:2:26", "gateway.pocketsphinx.silence", "long", "a number with one of the")]
    [InlineData("gateway.pocketsphinx.silence = 1 minute", "my.conf:1:32", "1 minute", "0.1 s to 5 s")]
    [InlineData("gateway.pocketsphinx.beam = 0", "my.conf:1:29", "above 0 up to 1")]
    [InlineData("gateway.pocketsphinx.frames-per-score = 11", "my.conf:1:41", "11", "1 to 10")]
    [InlineData("gateway.pocketsphinx.pool.limit = 0", "my.conf:1:35", "pool.limit", "1 to 10000")]
    [InlineData("gateway.bargein-threshold = 1.5", "my.conf:1:29", "1.5", "0 to 1")]
    [InlineData("gateway.max-message = 64 MiB", "my.conf:1:23", "64 MiB", "4096 to 16777216 bytes")]
    [InlineData("gateway.quota.credits = 0", "my.conf:1:25", "from 1")]
    [InlineData("gateway.llm.url = localhost", "my.conf:1:19", "localhost", "http or https URL")]
    [InlineData("gateway.faults = stt explode", "my.conf:1:18", "explode", "drop")]
    [InlineData("gateway.commands.stt.whisper = whisper-cli", "my.conf:1:32", "whisper", "an array")]
    [InlineData("gateway.commands.stt.whisper = []", "my.conf:1:32", "whisper", "a program and its arguments")]
    [InlineData("gateway.models { \"acme/ears\" = \"local/ears\" }", "my.conf:1:32", "acme/ears", "local/ears", "local/pocketsphinx:en")]
    [InlineData("gateway.default-tts = \"local/flight\"", "my.conf:1:23", "local/flight", "local/flite:slt")]
    public void A_wrong_setting_is_named_with_file_line_value_and_what_is_allowed(string text, params string[] says)
    {
        var document = HoconDocument.Parse(text, new HoconOptions { SourceName = "my.conf" });
        var message = Should.Throw<HoconException>(() => GatewayFile.Read(document)).Errors.ShouldHaveSingleItem().ToString();
        foreach (var part in says) message.ShouldContain(part);
    }

    [Fact]
    public void All_wrong_settings_are_told_at_once()
    {
        var wrong = Should.Throw<HoconException>(() => GatewayFile.Read(HoconDocument.Parse("gateway { port = x, bargein-threshold = 7, llm.url = ftp }")));
        wrong.Errors.Count.ShouldBe(3);
    }

    internal static string Repository(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", path));
}
