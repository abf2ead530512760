using Agents.Gateway;
using Agents.Host.Cli;
using Agents.Host.Gateway;

namespace Agents.Host.Tests.Gateway;

public sealed class GatewayFlagsTests : IDisposable
{
    private static readonly GatewayFlags None = new(null, null, null, null, [], null);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agents-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Without_any_word_it_is_the_file_of_defaults()
    {
        var options = None.ToOptions(_ => null);
        options.Port.ShouldBe(8089);
        options.Address.ShouldBe("127.0.0.1");
        options.ModelMap["deepgram/*"].ShouldBe("local/pocketsphinx:en");
        options.Engines!.ShouldNotContain(engine => engine is OpenAiResponder);
        options.Keys!.ShouldBeEmpty();
    }

    [Fact]
    public void The_command_line_wins_over_the_file_and_the_file_over_the_defaults()
    {
        var file = Write("gateway { port = 1, address = \"::1\", bargein-threshold = 0.7, keys.own = s3, faults = \"llm stall\" }");
        var options = (None with { Config = file, Port = 2, LlmUrl = "http://127.0.0.1:9/v1", Faults = ["stt drop after=1s every=3"] })
            .ToOptions(name => name switch { "LIVEKIT_API_KEY" => "key", "LIVEKIT_API_SECRET" => "secret", _ => null });
        options.Port.ShouldBe(2);
        options.Address.ShouldBe("::1");
        options.BargeinThreshold.ShouldBe(0.7);
        options.Keys.ShouldBe(new Dictionary<string, string> { ["own"] = "s3", ["key"] = "secret" });
        options.Faults.Rules.ShouldHaveSingleItem().Service.ShouldBe(GatewayService.Stt);
        options.Engines!.OfType<OpenAiResponder>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Secrets_of_the_file_come_from_the_environment() =>
        (None with { Config = Write("gateway.keys.own = ${OWN_SECRET}") }).ToOptions(name => name == "OWN_SECRET" ? "s3" : null).Keys!["own"].ShouldBe("s3");

    [Fact]
    public void A_wrong_setting_is_a_usage_error_with_file_line_value_and_what_is_allowed()
    {
        var file = Write("gateway {\n  prot = 1\n}");
        Refused(None with { Config = file }, $"{file}:2:3", "gateway.prot", "gateway.port");
        file = Write("gateway {\n  port = 70000\n  bargein-threshold = 2\n}");
        Refused(None with { Config = file }, $"{file}:2:10", "70000", "0 to 65535", $"{file}:3:23", "0 to 1");
        file = Write("gateway { port = ");
        Refused(None with { Config = file }, $"{file}:1");
    }

    [Fact]
    public void Other_words_that_cannot_be_used_are_usage_errors()
    {
        Refused(None with { Config = Path.Combine(_folder.FullName, "none.conf") }, "none.conf");
        Refused(None with { LlmUrl = "localhost" }, "--llm-url", "localhost", "http or https");
        Refused(None with { Faults = ["stt explode"] }, "--faults", "explode");
        Refused(None with { Script = Path.Combine(_folder.FullName, "none.json") }, "none.json");
    }

    private static void Refused(GatewayFlags flags, params string[] says)
    {
        var message = Should.Throw<UsageException>(() => flags.ToOptions(_ => null)).Message;
        message.ShouldNotContain("\n");
        foreach (var part in says)
            message.ShouldContain(part);
    }

    private string Write(string text)
    {
        var file = Path.Combine(_folder.FullName, "my.conf");
        File.WriteAllText(file, text);
        return file;
    }
}
