namespace Agents.Kernel.Tests.Paths;

public class AddressTests
{
    [Theory]
    [InlineData("akka://calls", "akka", "calls", null, null)]
    [InlineData("akka.tcp://calls@10.0.0.1:2552", "akka.tcp", "calls", "10.0.0.1", 2552)]
    [InlineData("akka.tcp://calls@Node-1", "akka.tcp", "calls", "node-1", null)]
    [InlineData("akka.tcp://calls@[::1]:7", "akka.tcp", "calls", "[::1]", 7)]
    [InlineData("akka.tcp://calls@[::1]", "akka.tcp", "calls", "[::1]", null)]
    public void Text_is_read_as_an_address_and_written_again(string text, string protocol, string system, string? host, int? port)
    {
        var address = Address.Parse(text);
        address.ShouldBe(new Address(protocol, system, host, port));
        address.ToString().ShouldBe(text.ToLowerInvariant());
        address.HasGlobalScope.ShouldBe(host is not null);
        address.HasLocalScope.ShouldBe(host is null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("akka")]
    [InlineData("akka://")]
    [InlineData("akka://calls:80")]
    [InlineData("akka://@host:80")]
    [InlineData("akka://calls@host:")]
    [InlineData("akka://calls@host:-1")]
    [InlineData("akka://calls@host:65536")]
    public void Text_that_is_no_address_is_refused_and_quoted(string text)
    {
        Address.TryParse(text, out var address).ShouldBeFalse();
        address.ShouldBeNull();
        Should.Throw<UriFormatException>(() => Address.Parse(text)).Message.ShouldContain($"'{text}'");
    }

    [Fact]
    public void The_path_after_an_address_is_handed_back()
    {
        Address.TryParse("akka://calls/user/a", out _, out string? path).ShouldBeTrue();
        path.ShouldBe("/user/a");
        Address.TryParse("akka://calls", out _, out path).ShouldBeTrue();
        path.ShouldBe("/");
        Address.TryParse("calls", out _, out path).ShouldBeFalse();
        path.ShouldBeNull();
    }

    [Fact]
    public void Each_part_can_be_replaced()
    {
        var address = new Address("akka", "calls", "a", 1);
        address.WithProtocol("akka.tcp").ToString().ShouldBe("akka.tcp://calls@a:1");
        address.WithSystem("others").ToString().ShouldBe("akka://others@a:1");
        address.WithHost("b").ToString().ShouldBe("akka://calls@b:1");
        address.WithPort(2).ToString().ShouldBe("akka://calls@a:2");
        address.WithHost().WithPort().ToString().ShouldBe("akka://calls");
        address.HostPort().ShouldBe("calls@a:1");
    }

    [Fact]
    public void Addresses_are_equal_by_all_parts_and_ordered_by_them_in_turn()
    {
        Address[] sorted =
        [
            new("akka", "a"), new("akka", "a", "h"), new("akka", "a", "h", 1), new("akka", "a", "h", 2), new("akka", "a", "i", 1), new("akka", "b"),
            new("akka.tcp", "a"),
        ];
        sorted.Reverse().Order().ShouldBe(sorted);
        sorted.Distinct().Count().ShouldBe(sorted.Length);
        (new Address("akka", "a", "H", 1) == sorted[2]).ShouldBeTrue();
        (sorted[1] != sorted[2]).ShouldBeTrue();
        sorted[2].Clone().ShouldBe(sorted[2]);
    }
}
