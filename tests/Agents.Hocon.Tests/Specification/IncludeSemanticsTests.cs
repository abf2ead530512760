namespace Agents.Hocon.Tests.Specification;

public class IncludeSemanticsTests
{
    [Theory]
    [InlineData("x = 0, o { a = 1 }\ninclude \"b.conf\"", "{'x':10,'o':{'a':1,'b':2}}")]
    [InlineData("include \"b.conf\"\nx = 0, o { a = 1 }", "{'x':0,'o':{'b':2,'a':1}}")]
    [InlineData("deep { er { include \"b.conf\" } }", "{'deep':{'er':{'x':10,'o':{'b':2}}}}")]
    [InlineData("deep.er { include \"b.conf\" }\ndeep.er.x = 11", "{'deep':{'er':{'x':11,'o':{'b':2}}}}")]
    [InlineData("[{ include \"b.conf\" }]", "[{'x':10,'o':{'b':2}}]")]
    public void Merging(string hocon, string json)
    {
        using var files = new Files().With("a.conf", hocon).With("b.conf", "{ x = 10, o { b = 2 } }");

        files.Json("a.conf").ShouldBe(json.Replace('\'', '"'));
    }

    [Theory]
    [InlineData("a : { include \"foo.conf\" }", "{'a':{'x':10,'y':10}}")]
    [InlineData("a : { include \"foo.conf\" }\na : { x : 42 }", "{'a':{'x':42,'y':42}}")]
    [InlineData("x = 5, include \"foo.conf\"", "{'x':10,'y':10}")]
    [InlineData("a : { include \"bar.conf\" }, root-only = 7", "{'a':{'z':7},'root-only':7}")]
    [InlineData("a : { include \"list.conf\" }, a.l += 3", "{'a':{'l':[1,2,3]}}")]
    [InlineData("p { include \"outer.conf\" }, mid = root", "{'p':{'mid':'middle','q':{'v':'middle'}},'mid':'root'}")]
    public void Substitution(string hocon, string json)
    {
        using var files = new Files()
            .With("main.conf", hocon)
            .With("foo.conf", "{ x : 10, y : ${x} }")
            .With("bar.conf", "z = ${root-only}")
            .With("list.conf", "l = [1]\nl = ${l} [2]")
            .With("outer.conf", "mid = middle, q { include \"inner.conf\" }")
            .With("inner.conf", "v = ${mid}");

        files.Json("main.conf").ShouldBe(json.Replace('\'', '"'));
    }

    [Fact]
    public void A_substitution_in_a_file_included_inside_an_array_has_no_path_and_is_refused()
    {
        using var files = new Files().With("a.conf", "[{ include \"b.conf\" }]").With("b.conf", "x = 1\ny = ${x}");

        files.Errors("a.conf").ShouldBe([$"b.conf:2:5: a substitution cannot be used in a file included inside an array, where no path leads: {files["b.conf"]}".Replace(files.Directory + "/", "")]);
    }

    [Fact]
    public void An_included_array_is_an_error()
    {
        using var files = new Files().With("a.conf", "x = 1\ninclude \"b.conf\"").With("b.conf", "[1]");

        files.Errors("a.conf").ShouldBe(["a.conf:2:1: b.conf holds an array; only an object can be included"]);
    }

    [Fact]
    public void A_missing_file_is_ignored_unless_it_is_required()
    {
        using var files = new Files().With("a.conf", "include \"no.conf\"\ninclude file(\"no/no.conf\")\nx = 1").With("b.conf", "x = 1\n\n  include required(\"no.conf\")");

        files.Json("a.conf").ShouldBe("""{"x":1}""");
        files.Errors("b.conf").ShouldBe(["b.conf:3:3: the required file no.conf does not exist"]);
    }

    [Fact]
    public void A_name_without_extension_is_every_known_format_hocon_last()
    {
        using var files = new Files().With("a.conf", "include \"b\"").With("b.json", """{ "x": 1, "json": true }""").With("b.conf", "x = 2, conf = true");

        files.Json("a.conf").ShouldBe("""{"x":2,"json":true,"conf":true}""");
    }

    [Fact]
    public void Names_are_relative_to_the_including_file_never_to_the_working_directory()
    {
        using var files = new Files()
            .With("a.conf", "include \"sub/b.conf\"")
            .With("sub/b.conf", "include \"c.conf\", include \"../d.conf\"")
            .With("sub/c.conf", "c = 1")
            .With("d.conf", "d = 1");
        files.With("absolute.conf", $"include \"{files["d.conf"]}\"");

        files.Json("a.conf").ShouldBe("""{"c":1,"d":1}""");
        files.Json("absolute.conf").ShouldBe("""{"d":1}""");
        Read.Errors("include \"d.conf\"").ShouldBe(["text:1:1: include \"d.conf\" is relative, but text is no file in a directory; use an absolute path"]);
        HoconDocument.Parse("include \"d.conf\"", new HoconOptions { BaseDirectory = files.Directory }).GetInt32("d").ShouldBe(1);
    }

    [Fact]
    public void A_circle_of_includes_is_an_error()
    {
        using var files = new Files().With("a.conf", "x = 1\ninclude \"b.conf\"").With("b.conf", "include \"c\"").With("c.conf", "\n include required(\"a.conf\")");

        files.Errors("a.conf").ShouldBe([$"c.conf:2:2: include cycle: {files["a.conf"]} → {files["b.conf"]} → {files["c.conf"]} → {files["a.conf"]}".Replace(files.Directory + "/", "")]);
    }

    [Fact]
    public void Faults_of_all_files_are_reported_together()
    {
        using var files = new Files().With("a.conf", "include \"b.conf\"\nx = &\n").With("b.conf", "y =\nz = 1\nlist = [1,,2]");

        files.Errors("a.conf").ShouldBe([
            "a.conf:2:5: '&' is not allowed outside quotes; put the text in quotes",
            "b.conf:1:3: the key y has no value after '='",
            "b.conf:3:11: two commas in a row",
        ]);
    }

    [Fact]
    public void The_document_tells_its_files_also_the_missing_ones()
    {
        using var files = new Files().With("a.conf", "include \"b.conf\"\ninclude \"no.conf\"").With("b.conf", "x = 1");

        HoconDocument.Load(files["a.conf"]).Files.ShouldBe([new(files["a.conf"], true), new(files["b.conf"], true), new(files["no.conf"], false)]);
    }
}
