using Microsoft.Extensions.Configuration;

namespace Agents.Hocon.Tests.Configuration;

public class SettingsTests
{
    private const string Text = """
        gateway {
          timeout = 10 s
          limit = 64 KiB
          open = yes
          port = 8089
          bytes = 5000000000
          share = 0.5
          name = desk
          wrong = many
          base = ${defaults.base}
        }
        defaults.base = nothing
        """;

    private static readonly IConfigurationRoot Configuration = new ConfigurationBuilder().AddHoconText(Text, new HoconOptions { SourceName = "a.conf" }).Build();

    [Fact]
    public void Settings_have_types_and_units()
    {
        var gateway = Configuration.GetSection("gateway");

        gateway.GetDuration("timeout").ShouldBe(TimeSpan.FromSeconds(10));
        gateway.GetSize("limit").ShouldBe(65536);
        gateway.GetBoolean("open").ShouldBeTrue();
        gateway.GetInt32("port").ShouldBe(8089);
        gateway.GetInt64("bytes").ShouldBe(5_000_000_000);
        gateway.GetDouble("share").ShouldBe(0.5);
        gateway.GetText("name").ShouldBe("desk");
    }

    [Fact]
    public void A_default_serves_only_when_nothing_is_set()
    {
        Configuration.GetDuration("gateway:no", TimeSpan.FromSeconds(3)).ShouldBe(TimeSpan.FromSeconds(3));
        Configuration.GetInt32("gateway:port", 1).ShouldBe(8089);
        Should.Throw<HoconException>(() => Configuration.GetInt32("gateway:wrong", 1));
    }

    [Fact]
    public void A_wrong_value_is_named_with_its_place_through_roots_sections_and_chains()
    {
        const string message = "a.conf:9:11: gateway:wrong is \"many\"; allowed is true, yes, on, false, no or off";
        IConfiguration[] all = [Configuration, new ConfigurationBuilder().AddConfiguration(Configuration).Build()];

        foreach (var configuration in all)
        {
            Should.Throw<HoconException>(() => configuration.GetBoolean("gateway:wrong")).Message.ShouldBe(message);
            Should.Throw<HoconException>(() => configuration.GetSection("gateway").GetBoolean("wrong")).Message.ShouldBe(message);
        }
    }

    [Fact]
    public void A_missing_setting_is_named()
        => Should.Throw<HoconException>(() => Configuration.GetSection("gateway").GetBoolean("shut")).Message
            .ShouldBe("the setting gateway:shut is missing; allowed is true, yes, on, false, no or off");

    [Fact]
    public void A_value_from_elsewhere_has_no_place_in_a_file()
    {
        var configuration = new ConfigurationBuilder().AddConfiguration(Configuration)
            .AddInMemoryCollection(new Dictionary<string, string?> { ["gateway:port"] = "x", ["gateway:extra"] = "y" }).Build();

        HoconOrigins.OfKey(configuration, "gateway:port").ShouldBeNull();
        HoconOrigins.OfKey(configuration, "gateway:extra").ShouldBeNull();
        HoconOrigins.OfKey(configuration, "gateway:name").ShouldNotBeNull();
        Should.Throw<HoconException>(() => configuration.GetInt32("gateway:port")).Message.ShouldBe(
            "gateway:port is \"x\"; allowed is a whole number from -2147483648 to 2147483647. It was not set by a HOCON file but by an environment variable, the command line or code");
    }

    [Fact]
    public void Keys_and_values_know_their_places()
    {
        HoconOrigins.OfKey(Configuration, "gateway:base").ShouldBe(new HoconOrigin("a.conf", 10, 3));
        HoconOrigins.OfValue(Configuration, "gateway:base").ShouldBe(new HoconOrigin("a.conf", 12, 17));
        HoconOrigins.OfKey(Configuration, "gateway:nothing").ShouldBeNull();
        HoconOrigins.Documents(new ConfigurationBuilder().AddConfiguration(Configuration).Build()).ShouldHaveSingleItem().GetInt32("gateway.port").ShouldBe(8089);
    }

    [Fact]
    public void The_latest_document_that_sets_a_key_is_its_place()
    {
        var configuration = new ConfigurationBuilder().AddConfiguration(Configuration).AddHoconText("gateway.name = hall", new HoconOptions { SourceName = "b.conf" }).Build();

        HoconOrigins.OfKey(configuration, "gateway:name").ShouldBe(new HoconOrigin("b.conf", 1, 1));
        HoconOrigins.OfKey(configuration, "gateway:port")!.Source.ShouldBe("a.conf");
    }

    [Fact]
    public void A_host_reports_its_own_rules_in_the_same_form()
        => HoconOrigins.Fault(Configuration.GetSection("gateway"), "port", "a port from 1 to 1024").ToString()
            .ShouldBe("a.conf:5:10: gateway:port is \"8089\"; allowed is a port from 1 to 1024");

    [Fact]
    public void Asking_for_places_leaves_no_trace_in_the_keys()
        => Configuration.AsEnumerable().Select(pair => pair.Key).ShouldAllBe(key => !key.Contains('\u0001'));
}
