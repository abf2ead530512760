namespace Agents.Host.Doctor.Checks;

/// <summary>The engines of the embedded gateway.</summary>
internal static class EngineChecks
{
    private const string Model = "/usr/share/pocketsphinx/model/en-us/en-us/mdef";
    private const string Hosted = "the embedded gateway needs it; one that --url names does not";

    /// <summary>Looks.</summary>
    public static IEnumerable<Finding> Run(Machine machine) =>
    [
        Library(machine, "speech recognition (pocketsphinx)", "libpocketsphinx.so.3", "libpocketsphinx3"),
        machine.HasFile(Model)
            ? new Finding("English speech model", Standing.Present, Model)
            : new Finding("English speech model", Standing.Missing, $"{Model} is not there: {Hosted}", Install("pocketsphinx-en-us")),
        Library(machine, "speech synthesis (flite)", "libflite.so.1", "libflite1"),
    ];

    /// <summary>The line that installs packages of Debian and Ubuntu.</summary>
    public static string Install(string packages) => $"sudo apt-get install {packages}";

    private static Finding Library(Machine machine, string name, string library, string package) => machine.Loads(library)
        ? new Finding(name, Standing.Present, library)
        : new Finding(name, Standing.Missing, $"{library} cannot be loaded: {Hosted}", Install(package));
}
