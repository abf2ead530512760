namespace Agents.Hocon.Tests.Specification;

public class NumericallyIndexedObjectTests
{
    [Theory]
    [InlineData("a { 0 = x, 1 = y }", "xy")]
    [InlineData("a { 2 = y, 0 = x }", "xy")]
    [InlineData("a { 10 = z, 9 = y, name = n, -1 = m }", "yz")]
    [InlineData("a.0 = x, a.1 = y", "xy")]
    [InlineData("a = [x, y]", "xy")]
    public void They_are_arrays_when_an_array_is_asked_for(string hocon, string items)
        => string.Concat(HoconDocument.Parse(hocon).GetArray("a").Select(item => item.GetString())).ShouldBe(items);

    [Theory]
    [InlineData("a {}", "a: the value is an object; allowed is an array")]
    [InlineData("a { x = 1 }", "a: the value is an object; allowed is an array")]
    [InlineData("a = x", "a: the value is \"x\"; allowed is an array")]
    [InlineData("a = null", "a: the value is null; allowed is an array")]
    public void Others_are_not(string hocon, string error)
        => Should.Throw<HoconException>(() => HoconDocument.Parse(hocon).GetArray("a")).Errors.ShouldHaveSingleItem().Message.ShouldBe(error);

    [Theory]
    [InlineData("a { 0 = x, 1 = y }, a = ${a} [z]", "{'a':['x','y','z']}")]
    [InlineData("a { 0 = x }", "{'a':{'0':'x'}}")]
    public void They_become_arrays_only_where_one_is_needed(string hocon, string json) => hocon.ShouldReadAs(json);
}
