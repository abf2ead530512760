using System.Text;

namespace Agents.Hocon.Tests.Specification;

public class UnchangedFromJsonTests
{
    [Theory]
    [InlineData("""{ "a": "x", "b": 1, "c": {}, "d": [], "e": true, "f": null }""", "{'a':'x','b':1,'c':{},'d':[],'e':true,'f':null}")]
    [InlineData("""{"a":"\" \\ \/ \b \f \n \r \t \u0041 \ud83d\ude00"}""", """{"a":"\" \\ / \b \f \n \r \t A \uD83D\uDE00"}""")]
    [InlineData("[0, -0, 1.5, -1.5e10, 1E+2, 1e-2]", "[0,-0,1.5,-1.5e10,1E+2,1e-2]")]
    [InlineData("""["NaN", NaN]""", "['NaN','NaN']")]
    [InlineData("[1]", "[1]")]
    [InlineData("{}", "{}")]
    public void Json_is_read_as_json(string json, string same) => json.ShouldReadAs(same);

    [Theory]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("--1")]
    [InlineData("0x1F")]
    [InlineData("192.168.0.1")]
    [InlineData("2026-11-22")]
    public void What_json_does_not_call_a_number_is_text(string text) => HoconDocument.Parse($"a = {text}")["a"].Kind.ShouldBe(HoconKind.String);

    [Fact]
    public void Files_must_be_utf8()
    {
        byte[] bytes = [.. "a = 1\nb = \"Zür"u8, 0xE9, .. "ich\""u8];

        Should.Throw<HoconException>(() => HoconDocument.Parse(new MemoryStream(bytes)))
            .Message.ShouldBe("text:2:9: byte 0xE9 is not valid UTF-8; save the file as UTF-8");
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. "a = 1"u8];

        var document = HoconDocument.Parse(new MemoryStream(bytes));

        document.Keys().ShouldHaveSingleItem().Origin.ShouldBe(new HoconOrigin("text", 1, 1));
    }

    [Theory]
    [InlineData("a = \"x\ty\"", "text:1:7: the control character U+0009 is not allowed in quoted text; write \\u0009 or use \"\"\"")]
    [InlineData("a = \"x\\qy\"", "text:1:7: '\\q' is no escape; allowed are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")]
    [InlineData("a = \"\\u12G4\"", "text:1:6: '\\u' must be followed by four hexadecimal digits")]
    [InlineData("a = \"x\nb = 1", "text:1:5: the quoted text is not closed on its line: expected '\"' (or \"\"\" for text of several lines)")]
    public void Quoted_text_follows_the_rules_of_json(string hocon, string error) => Read.Errors(hocon).ShouldBe([error]);
}
