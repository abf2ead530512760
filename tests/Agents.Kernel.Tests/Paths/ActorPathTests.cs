namespace Agents.Kernel.Tests.Paths;

public class ActorPathTests
{
    private static readonly RootActorPath Root = new(new Address("akka", "calls"));
    private static readonly ActorPath Ears = Root / "user" / "session" / "ears";

    [Fact]
    public void A_path_is_written_with_its_address_and_names()
    {
        Ears.ToString().ShouldBe("akka://calls/user/session/ears");
        Ears.ToStringWithoutAddress().ShouldBe("/user/session/ears");
        Root.ToString().ShouldBe("akka://calls/");
        Root.ToStringWithoutAddress().ShouldBe("/");
        (Root / "user").ToString().ShouldBe("akka://calls/user");
    }

    [Fact]
    public void A_uid_is_written_only_where_asked_for()
    {
        var path = Ears.WithUid(42);
        path.ToString().ShouldBe("akka://calls/user/session/ears");
        path.ToStringWithUid().ShouldBe("akka://calls/user/session/ears#42");
        path.ToSerializationFormat().ShouldBe("akka://calls/user/session/ears#42");
        Ears.ToStringWithUid().ShouldBe("akka://calls/user/session/ears");
    }

    [Fact]
    public void Another_address_takes_the_place_of_one_that_cannot_be_reached()
    {
        var other = new Address("akka.tcp", "calls", "10.0.0.1", 2552);
        var far = new RootActorPath(new Address("akka.tcp", "calls", "10.0.0.9", 1)) / "user";
        Ears.ToStringWithAddress(other).ShouldBe("akka.tcp://calls@10.0.0.1:2552/user/session/ears");
        Ears.WithUid(7).ToSerializationFormatWithAddress(other).ShouldBe("akka.tcp://calls@10.0.0.1:2552/user/session/ears#7");
        far.ToStringWithAddress(other).ShouldBe("akka.tcp://calls@10.0.0.9:1/user");
    }

    [Fact]
    public void A_path_knows_its_place()
    {
        Ears.Name.ShouldBe("ears");
        Ears.Depth.ShouldBe(3);
        Ears.Elements.ShouldBe(["user", "session", "ears"]);
        Ears.Parent!.ToStringWithoutAddress().ShouldBe("/user/session");
        Ears.Root.ShouldBeSameAs(Root);
        Ears.Address.ShouldBeSameAs(Root.Address);
        Root.Parent.ShouldBeNull();
        Root.Depth.ShouldBe(0);
        Root.Elements.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "/")]
    [InlineData(1, "/user")]
    [InlineData(2, "/user/session")]
    [InlineData(3, "/user/session/ears")]
    [InlineData(9, "/user/session/ears")]
    [InlineData(-1, "/user/session")]
    [InlineData(-2, "/user")]
    [InlineData(-9, "/")]
    [InlineData(int.MinValue, "/")]
    public void Ancestors_are_counted_from_the_root_or_from_here(int depth, string ancestor) =>
        Ears.ParentOf(depth).ToStringWithoutAddress().ShouldBe(ancestor);

    [Fact]
    public void Equality_is_by_address_and_names_and_leaves_the_uid_out()
    {
        var same = ActorPath.Parse("akka://calls/user/session/ears");
        same.ShouldBe(Ears);
        (same == Ears).ShouldBeTrue();
        same.GetHashCode().ShouldBe(Ears.GetHashCode());
        Ears.WithUid(1).ShouldBe(Ears.WithUid(2));
        Ears.WithUid(1).GetHashCode().ShouldBe(Ears.GetHashCode());

        (Ears != Ears.Parent!).ShouldBeTrue();
        Ears.ShouldNotBe(ActorPath.Parse("akka://calls/user/session/mouth"));
        Ears.ShouldNotBe(ActorPath.Parse("akka://calls/user/other/ears"));
        Ears.ShouldNotBe(ActorPath.Parse("akka://others/user/session/ears"));
        Ears.Equals(null).ShouldBeFalse();
    }

    [Fact]
    public void Paths_are_ordered_name_by_name_and_parents_come_first()
    {
        ActorPath[] sorted = [Root, Root / "user", Root / "user" / "a", Root / "user" / "a" / "z", Root / "user" / "a-b", Root / "user" / "b"];
        sorted.Reverse().Order().ShouldBe(sorted);
        Ears.CompareTo(Ears.WithUid(3)).ShouldBe(0);
        Ears.CompareTo(null).ShouldBe(1);
    }

    [Theory]
    [InlineData("akka://calls", "akka://calls/", 0)]
    [InlineData("akka://calls/", "akka://calls/", 0)]
    [InlineData("akka://calls/user", "akka://calls/user", 0)]
    [InlineData("akka://calls/user/", "akka://calls/user", 0)]
    [InlineData("akka://calls//user//a", "akka://calls/user/a", 0)]
    [InlineData("akka://calls/user/a#17", "akka://calls/user/a", 17)]
    [InlineData("akka://calls/user/a#-17", "akka://calls/user/a", -17)]
    [InlineData("akka.tcp://calls@node1:2552/user/a", "akka.tcp://calls@node1:2552/user/a", 0)]
    public void Text_is_read_as_a_path(string text, string path, long uid)
    {
        ActorPath.TryParse(text, out var parsed).ShouldBeTrue();
        parsed!.ToString().ShouldBe(path);
        parsed.Uid.ShouldBe(uid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("user/a")]
    [InlineData("/user/a")]
    [InlineData("calls/user")]
    [InlineData("://calls/user")]
    [InlineData("akka:///user")]
    [InlineData("akka://calls/user/a#b")]
    [InlineData("akka://calls/user/#1")]
    [InlineData("akka://calls@host:99999/user")]
    [InlineData("akka://calls@:1/user")]
    public void Text_that_is_no_path_is_refused_and_quoted(string text)
    {
        ActorPath.TryParse(text, out var parsed).ShouldBeFalse();
        parsed.ShouldBeNull();
        Should.Throw<UriFormatException>(() => ActorPath.Parse(text)).Message.ShouldContain($"'{text}'");
    }

    [Fact]
    public void Names_are_read_below_another_path()
    {
        ActorPath.TryParse(Root / "user", "/session/ears", out var path).ShouldBeTrue();
        path.ShouldBe(Ears);
        ActorPath.TryParse(Root, "user", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_path_is_cut_into_address_and_names()
    {
        ActorPath.TryParseParts("akka://calls/user/a", out var address, out var names).ShouldBeTrue();
        address.ToString().ShouldBe("akka://calls");
        names.ToString().ShouldBe("/user/a");
        ActorPath.TryParseAddress("akka://calls/user/a", out var parsed).ShouldBeTrue();
        parsed.ShouldBe(new Address("akka", "calls"));
    }

    [Theory]
    [InlineData("ears", true)]
    [InlineData("Ears-2_of.4", true)]
    [InlineData("a%20b", true)]
    [InlineData("a$", true)]
    [InlineData("\"-_.*$+:@&=,!~';()", true)]
    [InlineData("", false)]
    [InlineData("$a", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("a#1", false)]
    [InlineData("a%2", false)]
    [InlineData("a%2g", false)]
    [InlineData("%", false)]
    [InlineData("grün", false)]
    public void A_users_name_for_an_actor_is_checked(string name, bool valid) => ActorPath.IsValidPathElement(name).ShouldBe(valid);

    [Theory]
    [InlineData("a/b")]
    [InlineData("a#1")]
    [InlineData("")]
    public void A_child_is_not_made_with_a_name_that_would_read_otherwise(string name) =>
        Should.Throw<ArgumentException>(() => new ChildActorPath(Root, name, 0));

    [Fact]
    public void A_child_named_with_a_uid_has_it()
    {
        var path = Root / "user#5";
        path.Name.ShouldBe("user");
        path.Uid.ShouldBe(5);
        Should.Throw<ArgumentException>(() => Root / "user#x").Message.ShouldContain("'user#x'");
    }

    [Fact]
    public void A_root_takes_no_uid()
    {
        Root.WithUid(0).ShouldBeSameAs(Root);
        Should.Throw<NotSupportedException>(() => Root.WithUid(1));
    }

    [Fact]
    public void An_actors_path_is_one_object_of_at_most_40_bytes()
    {
        const int Paths = 1_000;
        var kept = new ActorPath[Paths];
        var parent = Root / "user";
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Paths; i++)
            kept[i] = new ChildActorPath(parent, "same", i);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / (double)Paths).ShouldBeLessThanOrEqualTo(40);
        GC.KeepAlive(kept);
    }
}
