using Agents.Host.Demo;

namespace Agents.Host.Tests.Demo;

public sealed class SpokenTimeTests
{
    [Theory]
    [InlineData(0, 0, "It is midnight.")]
    [InlineData(0, 5, "It is five minutes past twelve in the morning.")]
    [InlineData(9, 1, "It is one minute past nine in the morning.")]
    [InlineData(9, 20, "It is twenty minutes past nine in the morning.")]
    [InlineData(11, 45, "It is a quarter to twelve in the morning.")]
    [InlineData(12, 0, "It is noon.")]
    [InlineData(14, 15, "It is a quarter past two in the afternoon.")]
    [InlineData(16, 30, "It is half past four in the afternoon.")]
    [InlineData(18, 0, "It is six o'clock in the evening.")]
    [InlineData(19, 31, "It is twenty nine minutes to eight in the evening.")]
    [InlineData(23, 59, "It is one minute to twelve in the evening.")]
    public void Times_are_said_as_a_person_would(int hour, int minute, string spoken) =>
        SpokenTime.OfDay(new TimeOnly(hour, minute)).ShouldBe(spoken);

    [Theory]
    [InlineData(2026, 11, 22, "Today is Sunday, the twenty second of November.")]
    [InlineData(2026, 1, 1, "Today is Thursday, the first of January.")]
    [InlineData(2026, 5, 20, "Today is Wednesday, the twentieth of May.")]
    [InlineData(2027, 8, 30, "Today is Monday, the thirtieth of August.")]
    [InlineData(2026, 10, 31, "Today is Saturday, the thirty first of October.")]
    public void Dates_are_said_as_a_person_would(int year, int month, int day, string spoken) =>
        SpokenTime.OfDate(new DateOnly(year, month, day)).ShouldBe(spoken);

    [Fact]
    public void Every_minute_of_the_day_can_be_said()
    {
        var said = Enumerable.Range(0, 24 * 60).Select(minute => SpokenTime.OfDay(new TimeOnly(minute / 60, minute % 60))).ToList();

        said.ShouldAllBe(text => text.StartsWith("It is ") && text.EndsWith('.'));
        said.Distinct().Count().ShouldBe(24 * 60);
    }
}
