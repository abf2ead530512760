namespace Agents.Hocon.Tests.Specification;

public class ObjectAndFileMergingTests
{
    [Theory]
    [InlineData("{ a : { x : 1 } }", "{ a : 42 }", "{ a : { y : 2 } }", "{'a':{'x':1}}")]
    [InlineData("{ a : { x : 1 } }", "{ a : { y : 2 } }", "{ a : 42 }", "{'a':{'y':2,'x':1}}")]
    [InlineData("{ a : 1 }", "{ b : 2 }", "{ a : 3, c : 4 }", "{'a':1,'c':4,'b':2}")]
    public void The_first_object_wins_over_its_fallbacks(string first, string second, string third, string json)
    {
        static HoconObject Object(string hocon) => HoconDocument.Parse(hocon).Root.GetObject();

        Object(first).WithFallback(Object(second)).WithFallback(Object(third)).ToString().ShouldBe(json.Replace('\'', '"'));
    }
}
