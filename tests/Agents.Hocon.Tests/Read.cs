namespace Agents.Hocon.Tests;

/// <summary>Texts in, JSON or error lines out, so that tests can be tables. Expected JSON may use ' for ".</summary>
internal static class Read
{
    public static string Json(string hocon, params (string Name, string Value)[] environment)
        => HoconDocument.Parse(hocon, Options(environment)).Root.ToString();

    public static string[] Errors(string hocon, params (string Name, string Value)[] environment)
        => Should.Throw<HoconException>(() => HoconDocument.Parse(hocon, Options(environment))).Errors.Select(error => error.ToString()).ToArray();

    /// <summary>Only where the errors are: <c>line:column</c>.</summary>
    public static string Places(string hocon) => string.Join(' ', Errors(hocon).Select(error => string.Join(':', error.Split(':')[1..3])));

    public static void ShouldReadAs(this string hocon, string json) => Json(hocon).ShouldBe(json.Replace('\'', '"'));

    public static void ShouldMean(this string hocon, string other) => Json(hocon).ShouldBe(Json(other));

    public static HoconOptions Options(params (string Name, string Value)[] environment)
        => new() { Environment = name => environment.FirstOrDefault(variable => variable.Name == name).Value };
}
