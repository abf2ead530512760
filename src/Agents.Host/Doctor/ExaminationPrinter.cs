using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Doctor;

/// <summary>Prints an examination.</summary>
internal static class ExaminationPrinter
{
    /// <summary>One line a finding and one a remedy; with JSON one object a finding.</summary>
    public static void Print(Examination examination, TextWriter output, bool json)
    {
        foreach (var finding in examination.Findings)
            output.WriteLine(json ? Json(finding) : Words(finding));
        if (!json)
            output.WriteLine(Sum(examination));
    }

    private static string Json(Finding finding)
    {
        var line = new JObject { ["name"] = finding.Name, ["standing"] = finding.Standing.ToString().ToLowerInvariant(), ["detail"] = finding.Detail };
        if (finding.Remedy is { } remedy)
            line["remedy"] = remedy;
        return line.ToString(Formatting.None);
    }

    private static string Words(Finding finding) =>
        $"{Mark(finding.Standing),-8} {finding.Name}: {finding.Detail}" + (finding.Remedy is { } remedy ? $"{Environment.NewLine}{"",-8}   → {remedy}" : "");

    private static string Mark(Standing standing) => standing switch
    {
        Standing.Present => "ok",
        Standing.Optional => "optional",
        _ => "MISSING",
    };

    private static string Sum(Examination examination) => examination.Findings.Count(finding => finding.Standing == Standing.Missing) switch
    {
        0 => "Everything that is needed is here.",
        1 => "One thing that is needed is missing.",
        var count => $"{count} things that are needed are missing.",
    };
}
