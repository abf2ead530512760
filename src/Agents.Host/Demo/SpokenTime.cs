namespace Agents.Host.Demo;

/// <summary>Says times of day and dates as a person would, so that a voice speaks them well.</summary>
internal static class SpokenTime
{
    private static readonly string[] Numbers =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];

    private static readonly string[] Ordinals =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    private static readonly string[] Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>A time of day to the minute, such as <c>It is twenty minutes past nine in the morning.</c></summary>
    public static string OfDay(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "It is midnight.",
        (12, 0) => "It is noon.",
        (var hour, 0) => $"It is {Hour(hour)} o'clock {PartOfDay(hour)}.",
        (var hour, 15) => $"It is a quarter past {Hour(hour)} {PartOfDay(hour)}.",
        (var hour, 30) => $"It is half past {Hour(hour)} {PartOfDay(hour)}.",
        (var hour, 45) => $"It is a quarter to {Hour(hour + 1)} {PartOfDay(hour)}.",
        (var hour, < 30 and var minute) => $"It is {Minutes(minute)} past {Hour(hour)} {PartOfDay(hour)}.",
        var (hour, minute) => $"It is {Minutes(60 - minute)} to {Hour(hour + 1)} {PartOfDay(hour)}.",
    };

    /// <summary>A date, such as <c>Today is Sunday, the twenty second of November.</c></summary>
    public static string OfDate(DateOnly date) => $"Today is {Weekdays[(int)date.DayOfWeek]}, the {Ordinal(date.Day)} of {Months[date.Month - 1]}.";

    private static string Minutes(int count) => count == 1 ? "one minute" : $"{Number(count)} minutes";

    private static string Number(int value) => value <= 20 ? Numbers[value] : $"twenty {Numbers[value - 20]}";

    private static string Ordinal(int day) => day switch
    {
        <= 20 => Ordinals[day - 1],
        30 => "thirtieth",
        31 => "thirty first",
        _ => $"twenty {Ordinals[day - 21]}",
    };

    private static string Hour(int hour) => Numbers[hour % 12 == 0 ? 12 : hour % 12];

    private static string PartOfDay(int hour) => hour switch
    {
        < 12 => "in the morning",
        < 18 => "in the afternoon",
        _ => "in the evening",
    };
}
