namespace Agents.Hocon.Tests.Parsing;

public class ErrorRecoveryTests
{
    [Fact]
    public void One_run_reports_every_fault_in_the_order_of_the_text()
    {
        const string text = """
            gateway {
              listen = 127.0.0.1:8089
              timeout 10 s
              limits { stt = 4, tts = }
              models = [ a, , b ]
              voice = slt!
            }
            llm {
              url = "http://localhost
              key = ${LLM_KEY
              ok = 1
            }
            }
            """;

        Read.Errors(text).ShouldBe([
            "text:2:21: expected a newline, ',' or '}', found ':'",
            "text:3:15: expected ':', '=', '+=' or '{' after the key \"timeout 10 s\", found the end of the line",
            "text:4:27: expected a value for the key tts, found '}'",
            "text:5:17: two commas in a row",
            "text:6:14: '!' is not allowed outside quotes; put the text in quotes",
            "text:9:9: the quoted text is not closed on its line: expected '\"' (or \"\"\" for text of several lines)",
            "text:10:18: expected '}' to close the substitution of column 9, found the end of the line",
            "text:13:1: '}' closes nothing: there is no '{' before it",
        ]);
    }

    [Fact]
    public void Every_undefined_substitution_is_reported()
        => Read.Places("a = ${x}\nb = [${y}, { c = ${z.z} }]\nd = 1").ShouldBe("1:5 2:6 2:18");

    [Fact]
    public void Reading_stops_after_fifty_faults()
    {
        var errors = Read.Errors(string.Join('\n', Enumerable.Repeat("a b", 200)));

        errors.Length.ShouldBe(HoconLimits.MaxErrors + 1);
        errors.ShouldContain(error => error.EndsWith("more than 49 errors; the rest was not read"));
    }

    [Fact]
    public void Long_values_are_shortened_in_messages()
        => Read.Errors($"a = [1] {new string('x', 500)} {{}}").ShouldAllBe(error => error.Length < 200);
}
