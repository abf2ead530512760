namespace Agents.Hocon.Tests.Suggestions;

public class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("listen", "listen", 0)]
    [InlineData("Listen", "lISTEN", 0)]
    [InlineData("listen", "lsiten", 1)]
    [InlineData("listen", "liste", 1)]
    [InlineData("listen", "listens", 1)]
    [InlineData("listen", "lisxen", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Counts_edits(string one, string other, int distance)
    {
        EditDistance.Between(one, other).ShouldBe(distance);
        EditDistance.Between(other, one).ShouldBe(distance);
    }

    [Theory]
    [InlineData("voise", "voice")]
    [InlineData("mdoel", "model")]
    [InlineData("x", null)]
    [InlineData("temperature", null)]
    public void Suggests_only_what_can_be_meant(string name, string? nearest)
        => EditDistance.Nearest(name, ["voice", "model", "language"]).ShouldBe(nearest);

    [Fact]
    public void Suggests_nothing_out_of_nothing() => EditDistance.Nearest("x", []).ShouldBeNull();
}
