namespace Agents.Hocon.Tests.Parsing;

public class LimitTests
{
    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a:", "}")]
    [InlineData("a{", "}")]
    [InlineData("{a:[", "]}")]
    [InlineData("{a.b.c.d:", "}")]
    [InlineData("[[1] ", "]")]
    public void Deep_nesting_is_refused_not_a_crash(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000));

        Read.Errors(deep).ShouldContain(error => error.Contains("nested deeper than 256"));
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_fine()
    {
        var deep = new string('[', HoconLimits.MaxDepth) + new string(']', HoconLimits.MaxDepth);

        deep.ShouldReadAs(deep);
    }

    [Fact]
    public void A_path_of_too_many_elements_is_refused()
    {
        var path = string.Join('.', Enumerable.Repeat("a", 20_000));

        Read.Errors($"{path} = 1").ShouldBe(["text:1:1: the path has more than 256 elements"]);
        Read.Errors($"a = ${{{path}}}").ShouldBe(["text:1:7: the path has more than 256 elements"]);
    }

    [Fact]
    public void A_long_chain_of_substitutions_in_order_is_fine_and_backwards_is_refused()
    {
        string Link(int i) => $"a{i} = ${{a{i - 1}}}";
        var links = Enumerable.Range(1, 2_000).Select(Link).ToArray();

        HoconDocument.Parse("a0 = 1\n" + string.Join('\n', links)).GetInt32("a2000").ShouldBe(1);
        Read.Errors(string.Join('\n', links.Reverse()) + "\na0 = 1").ShouldContain(error => error.Contains("substitutions wait for each other"));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("[{{ {0} }}]")]
    public void A_long_row_of_appends_is_fine(string around)
    {
        var appends = string.Join('\n', Enumerable.Range(0, 2_000).Select(i => $"a += {i}"));

        HoconDocument.Parse(string.Format(around, appends)).Keys().Count().ShouldBe(2_000);
    }

    [Fact]
    public void Substitutions_cannot_nest_without_end()
    {
        var links = Enumerable.Range(1, 2_000).Select(i => $"a{i} {{ x = ${{a{i - 1}}} }}");

        Read.Errors("a0 {}\n" + string.Join('\n', links)).ShouldContain(error => error.Contains("substitutions nest objects and arrays deeper than 256"));
    }

    [Fact]
    public void A_document_that_doubles_with_every_line_is_refused()
    {
        var arrays = Enumerable.Range(1, 64).Select(i => $"a{i} = [${{a{i - 1}}}, ${{a{i - 1}}}]");
        var texts = Enumerable.Range(1, 64).Select(i => $"a{i} = ${{a{i - 1}}}${{a{i - 1}}}");

        Read.Errors("a0 = 1\n" + string.Join('\n', arrays)).ShouldContain(error => error.Contains("larger than 1000000 values"));
        var joined = Enumerable.Range(1, 64).Select(i => $"a{i} = ${{a{i - 1}}} ${{a{i - 1}}}");
        Read.Errors("a0 = [1]\n" + string.Join('\n', joined)).ShouldContain(error => error.Contains("larger than 1000000 values"));
        Read.Errors("a0 = x\n" + string.Join('\n', texts)).ShouldContain(error => error.Contains("grows beyond 16777216 characters"));
    }

    [Fact]
    public void Includes_that_multiply_are_refused()
    {
        using var files = new Files().With("0.conf", "x = 1");
        for (var i = 1; i <= 20; i++) files.With($"{i}.conf", $"include \"{i - 1}.conf\"\ninclude \"{i - 1}.conf\"");

        files.Errors("20.conf").ShouldContain(error => error.Contains("more than 1000 includes"));
    }
}
