namespace Agents.Hocon.Tests.Specification;

public class TypeConversionTests
{
    private static readonly HoconDocument Values = HoconDocument.Parse(
        """n = 1.50, whole = 1e3, b = true, s = "42", yes = yes, On = On, no = no, off = "off", o {}, l = [], z = null, big = 9223372036854775807, bigger = 9223372036854775808, text = abc""");

    [Theory]
    [InlineData("n", "1.50")]
    [InlineData("b", "true")]
    [InlineData("s", "42")]
    public void Numbers_and_booleans_are_text_as_written(string path, string text) => Values.GetString(path).ShouldBe(text);

    [Theory]
    [InlineData("b", true)]
    [InlineData("yes", true)]
    [InlineData("On", true)]
    [InlineData("no", false)]
    [InlineData("off", false)]
    public void Six_words_are_booleans(string path, bool value) => Values.GetBoolean(path).ShouldBe(value);

    [Fact]
    public void Text_is_a_number_by_the_rules_of_json()
    {
        Values.GetInt32("s").ShouldBe(42);
        Values.GetInt64("big").ShouldBe(long.MaxValue);
        Values.GetInt32("whole").ShouldBe(1000);
        Values.GetDouble("n").ShouldBe(1.5);
    }

    [Theory]
    [InlineData("z", "null")]
    [InlineData("o", "an object")]
    [InlineData("l", "an array")]
    public void Null_objects_and_arrays_convert_to_nothing(string path, string found)
    {
        Action[] reads =
        [
            () => Values.GetString(path), () => Values.GetBoolean(path), () => Values.GetInt32(path), () => Values.GetInt64(path),
            () => Values.GetDouble(path), () => Values.GetDuration(path), () => Values.GetSize(path),
        ];
        foreach (var read in reads) Should.Throw<HoconException>(read).Message.ShouldContain($"{path}: the value is {found}; allowed is ");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("n")]
    [InlineData("bigger")]
    public void What_is_no_whole_number_is_refused(string path)
        => Should.Throw<HoconException>(() => Values.GetInt64(path)).Message.ShouldEndWith("allowed is a whole number from -9223372036854775808 to 9223372036854775807");

    [Fact]
    public void The_error_names_place_path_value_and_what_is_allowed()
        => Should.Throw<HoconException>(() => HoconDocument.Parse("a {\n  b = maybe\n}").GetBoolean("a.b"))
            .Message.ShouldBe("text:2:7: a.b: the value is \"maybe\"; allowed is true, yes, on, false, no or off");

    [Fact]
    public void A_missing_setting_is_named() => Should.Throw<HoconException>(() => Values["a.b"]).Message.ShouldEndWith("the setting a.b is missing");
}
