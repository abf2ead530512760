using Agents.Host.Doctor;

namespace Agents.Host.Tests.Doctor;

public sealed class ExaminationTests
{
    private static readonly Machine Complete = new()
    {
        Environment = name => name == "PATH" ? "/opt/bin:/usr/bin" : null,
        HasFile = _ => true,
        Loads = _ => true,
        PortIsFree = _ => true,
        Runtime = new Version(10, 0, 1),
    };

    [Fact]
    public void A_machine_with_everything_is_well()
    {
        var examination = Examination.Of(Complete);

        examination.ExitCode.ShouldBe(0);
        examination.Findings.ShouldAllBe(finding => finding.Standing == Standing.Present && finding.Remedy == null);
        examination.Findings.Single(finding => finding.Name == "chromium").Detail.ShouldBe("/opt/bin/chromium");
        Print(examination).ShouldEndWith($"Everything that is needed is here.{System.Environment.NewLine}");
    }

    [Theory]
    [InlineData("libpocketsphinx.so.3", "speech recognition (pocketsphinx)", "sudo apt-get install libpocketsphinx3")]
    [InlineData("libflite.so.1", "speech synthesis (flite)", "sudo apt-get install libflite1")]
    [InlineData("/usr/share/pocketsphinx/model/en-us/en-us/mdef", "English speech model", "sudo apt-get install pocketsphinx-en-us")]
    public void A_missing_engine_is_named_with_its_package_and_is_exit_code_1(string absent, string name, string remedy)
    {
        var examination = Examination.Of(Complete with { Loads = library => library != absent, HasFile = path => path != absent });

        examination.ExitCode.ShouldBe(1);
        var finding = examination.Findings.Single(finding => finding.Standing == Standing.Missing);
        (finding.Name, finding.Remedy).ShouldBe((name, remedy));
        finding.Detail.ShouldContain(absent);
        Print(examination).ShouldContain($"MISSING  {name}: ");
        Print(examination).ShouldContain($"→ {remedy}");
    }

    [Theory]
    [InlineData("chromium", "sudo apt-get install chromium")]
    [InlineData("node", "sudo apt-get install nodejs npm")]
    [InlineData("dotnet", "install the .NET 10 SDK from https://dot.net")]
    [InlineData("pg_ctl", "sudo apt-get install postgresql")]
    public void A_program_that_only_some_need_does_not_make_the_machine_ill(string program, string remedy)
    {
        var examination = Examination.Of(Complete with { HasFile = path => Path.GetFileName(path) != program });

        examination.ExitCode.ShouldBe(0);
        examination.Findings.Single(finding => finding.Standing == Standing.Optional).Remedy.ShouldBe(remedy);
    }

    [Fact]
    public void The_database_is_found_where_Debian_keeps_it()
        => Examination.Of(Complete with { HasFile = path => path == "/usr/lib/postgresql/15/bin/pg_ctl" })
            .Findings.Single(finding => finding.Name == "postgres").Detail.ShouldBe("/usr/lib/postgresql/15/bin/pg_ctl");

    [Fact]
    public void A_port_in_use_is_told_with_the_option_that_takes_another()
    {
        var examination = Examination.Of(Complete with { PortIsFree = port => port != 8080 });

        examination.ExitCode.ShouldBe(0);
        examination.Findings.Single(finding => finding.Standing == Standing.Optional).Remedy.ShouldBe("agents serve --port N");
    }

    [Fact]
    public void An_old_runtime_is_missing() => Examination.Of(Complete with { Runtime = new Version(9, 0, 4) }).ExitCode.ShouldBe(1);

    private static string Print(Examination examination)
    {
        var output = new StringWriter();
        ExaminationPrinter.Print(examination, output, json: false);
        return output.ToString();
    }
}
