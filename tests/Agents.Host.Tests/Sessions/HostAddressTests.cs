using Agents.Host.Cli;
using Agents.Host.Sessions;

namespace Agents.Host.Tests.Sessions;

public sealed class HostAddressTests
{
    [Theory]
    [InlineData(null, null, null, null, "http://127.0.0.1:8080/", null)]
    [InlineData(null, null, "http://localhost:9000", "k1", "http://localhost:9000/", "k1")]
    [InlineData("https://voice.example.com/api", "k2", "http://localhost:9000", "k1", "https://voice.example.com/api/", "k2")]
    [InlineData("https://voice.example.com/?x=1", "", "", "", "https://voice.example.com/", null)]
    public void The_command_line_comes_before_the_environment_and_that_before_the_default(
        string? url, string? key, string? environmentUrl, string? environmentKey, string expectedUrl, string? expectedKey)
        => HostAddress.From(url, key, Environment(environmentUrl, environmentKey)).ShouldBe(new HostAddress(new Uri(expectedUrl), expectedKey));

    [Theory]
    [InlineData("voice.example.com", "--url 'voice.example.com' is not the address of a host")]
    [InlineData("ftp://voice.example.com", "--url 'ftp://voice.example.com' is not the address of a host")]
    [InlineData("http://voice.example.com", "--url 'http://voice.example.com' would send the key unencrypted to another machine")]
    public void A_wrong_address_is_refused_with_the_way_out(string url, string message)
        => Should.Throw<UsageException>(() => HostAddress.From(url, "key", _ => null)).Message.ShouldStartWith(message);

    [Fact]
    public void A_host_elsewhere_without_a_key_may_be_asked_in_the_clear()
        => HostAddress.From("http://10.0.0.7:8080", null, _ => null).Url.ShouldBe(new Uri("http://10.0.0.7:8080/"));

    private static Func<string, string?> Environment(string? url, string? key) => name => name switch
    {
        "AGENTS_URL" => url,
        "AGENTS_API_KEY" => key,
        _ => null,
    };
}
