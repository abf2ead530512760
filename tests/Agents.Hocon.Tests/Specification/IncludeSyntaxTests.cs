namespace Agents.Hocon.Tests.Specification;

public class IncludeSyntaxTests
{
    [Theory]
    [InlineData("include \"b.conf\"")]
    [InlineData("include\n\n\"b.conf\"")]
    [InlineData("include file(\"b.conf\")")]
    [InlineData("include file( \"b.conf\" )")]
    [InlineData("include required(\"b.conf\")")]
    [InlineData("include required(file(\"b.conf\"))")]
    [InlineData("include required( file( \"b.conf\" ) )")]
    [InlineData("{ include \"b.conf\", c = 1 }")]
    [InlineData("include \"b.conf\"\ninclude \"b.conf\"")]
    public void An_include_stands_in_place_of_a_field(string hocon)
    {
        using var files = new Files().With("a.conf", hocon).With("b.conf", "b = 1");

        files.Json("a.conf").ShouldStartWith("""{"b":1""");
    }

    [Fact]
    public void A_file_url_is_a_file()
    {
        using var files = new Files().With("b.conf", "b = 1");
        files.With("a.conf", $"include url(\"{new Uri(files["b.conf"])}\")");

        files.Json("a.conf").ShouldBe("""{"b":1}""");
    }

    [Theory]
    [InlineData("foo include : 42", "{'foo include':42}")]
    [InlineData("foo : include", "{'foo':'include'}")]
    [InlineData("[ include ]", "['include']")]
    [InlineData("\"include\" : 42", "{'include':42}")]
    [InlineData("includes : 42", "{'includes':42}")]
    [InlineData("include.x : 42", "{'include':{'x':42}}")]
    public void Elsewhere_the_word_means_nothing(string hocon, string json) => hocon.ShouldReadAs(json);

    private const string Expected = "expected a quoted name after include, alone or in file(), url() or required(), found";
    private const string Quote = "quote the key if \"include\" is meant as one";

    [Theory]
    [InlineData("include = 42", $"text:1:9: {Expected} '='; {Quote}")]
    [InlineData("include b.conf", $"text:1:15: {Expected} the end of the file; {Quote}")]
    [InlineData("include ${b}", $"text:1:9: {Expected} '${{'; {Quote}")]
    [InlineData("include maybe(\"b\")", $"text:1:1: {Expected} 'include'; {Quote}")]
    [InlineData("include file(\"b\"", "text:1:17: expected 1 ')' to close the include, found the end of the file")]
    [InlineData("include required(file(\"b\")", "text:1:26: expected 2 ')' to close the include, found ')'")]
    [InlineData("include \"a\" \"b\"", "text:1:13: expected a newline, ',' or the end of the file, found \"b\"")]
    [InlineData("include url(\"http://localhost/a.conf\")", "text:1:1: \"http://localhost/a.conf\" cannot be included; only files and file:// URLs can")]
    [InlineData("include \"https://localhost/a.conf\"", "text:1:1: \"https://localhost/a.conf\" cannot be included; only files and file:// URLs can")]
    [InlineData("include \"\"", "text:1:1: \"\" is no file name")]
    [InlineData("include \"/x\\u0000y\"", "text:1:1: \"/x\0y\" is no file name")]
    [InlineData("include classpath(\"a.conf\")", "text:1:1: there is no class path here; use include file(\"…\")")]
    public void Anything_else_after_the_word_is_an_error(string hocon, string error)
        => Should.Throw<HoconException>(() => HoconDocument.Parse(hocon, new HoconOptions { BaseDirectory = Path.GetTempPath() })).Errors[0].ToString().ShouldBe(error);
}
