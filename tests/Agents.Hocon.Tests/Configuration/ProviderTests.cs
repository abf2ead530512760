using System.Text;
using Microsoft.Extensions.Configuration;

namespace Agents.Hocon.Tests.Configuration;

public class ProviderTests
{
    private static IConfigurationRoot Build(string hocon) => new ConfigurationBuilder().AddHoconText(hocon).Build();

    [Theory]
    [InlineData("a.b.c = 1", "a:b:c", "1")]
    [InlineData("a = [x, { b = y }]", "a:0", "x")]
    [InlineData("a = [x, { b = y }]", "a:1:b", "y")]
    [InlineData("a = true", "A", "true")]
    [InlineData("a = 1e5", "a", "1e5")]
    [InlineData("a = null", "a", null)]
    [InlineData("a = []", "a", "")]
    [InlineData("a = {}", "a", null)]
    [InlineData("\"x.y\" = 1", "x.y", "1")]
    [InlineData("\"x:y\" = 1", "x:y", "1")]
    public void Documents_become_flat_keys(string hocon, string key, string? value) => Build(hocon)[key].ShouldBe(value);

    [Fact]
    public void Null_hides_what_an_earlier_source_set()
        => new ConfigurationBuilder().AddHoconText("a = 1").AddHoconText("a = null").Build()["a"].ShouldBeNull();

    [Fact]
    public void Sections_and_binding_work_as_with_any_provider()
    {
        var configuration = Build("server { host = localhost, ports = [80, 443], tags { x = 1 } }");

        configuration.GetSection("server").GetChildren().Select(child => child.Key).ShouldBe(["host", "ports", "tags"]);
        configuration.GetSection("server:ports").GetChildren().Select(child => child.Value).ShouldBe(["80", "443"]);
    }

    [Fact]
    public void Keys_that_differ_only_in_case_are_refused()
        => Should.Throw<HoconException>(() => Build("a.b = 1\nA.B = 2"))
            .Message.ShouldBe("text:2:1: A.B is the same configuration key as a.b of text:1:1; keys must differ in more than case");

    [Fact]
    public void An_array_is_no_configuration()
        => Should.Throw<HoconException>(() => Build("\n[1]")).Message.ShouldBe("text:2:1: the document is an array; configuration needs an object");

    [Fact]
    public void A_stream_is_read_as_utf8()
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("name = Zoë"));

        new ConfigurationBuilder().AddHoconStream(stream).Build()["name"].ShouldBe("Zoë");
    }

    [Fact]
    public void Building_twice_from_one_stream_gives_the_same()
    {
        var builder = new ConfigurationBuilder().AddHoconStream(new MemoryStream("a = 1"u8.ToArray()));

        builder.Build()["a"].ShouldBe("1");
        builder.Build()["a"].ShouldBe("1");
    }

    [Fact]
    public void A_file_is_relative_to_the_base_path_and_may_include_files_outside_it()
    {
        using var files = new Files().With("etc/a.conf", "include \"../shared.conf\"\na = 1").With("shared.conf", "b = 2");

        var configuration = new ConfigurationBuilder().SetBasePath(files["etc"]).AddHoconFile("a.conf").Build();

        configuration["a"].ShouldBe("1");
        configuration["b"].ShouldBe("2");
        HoconOrigins.OfKey(configuration, "b").ShouldBe(new HoconOrigin(files["shared.conf"], 1, 1));
    }

    [Fact]
    public void A_missing_file_is_an_error_unless_it_is_optional()
    {
        using var files = new Files();

        Should.Throw<FileNotFoundException>(() => new ConfigurationBuilder().AddHoconFile(files["no.conf"]).Build()).Message.ShouldBe($"The HOCON file '{files["no.conf"]}' does not exist.");
        new ConfigurationBuilder().AddHoconFile(files["no.conf"], optional: true).Build().AsEnumerable().ShouldBeEmpty();
    }

    [Fact]
    public void A_broken_file_stops_the_start_with_all_its_faults()
    {
        using var files = new Files().With("a.conf", "a = ${x}\nb = ${y}");

        Should.Throw<HoconException>(() => new ConfigurationBuilder().AddHoconFile(files["a.conf"]).Build()).Errors.Select(error => error.Origin!.Line).ShouldBe([1, 2]);
    }
}
