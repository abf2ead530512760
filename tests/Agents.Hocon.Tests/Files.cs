namespace Agents.Hocon.Tests;

/// <summary>A directory of its own for each test, gone afterwards.</summary>
internal sealed class Files : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("hocon").FullName;

    public string this[string name] => Path.Combine(Directory, name);

    public Files With(string name, string text)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this;
    }

    public string Json(string name, params (string Name, string Value)[] environment)
        => HoconDocument.Load(this[name], Read.Options(environment)).Root.ToString();

    /// <summary>The error lines, with the directory left out of paths.</summary>
    public string[] Errors(string name)
        => Should.Throw<HoconException>(() => HoconDocument.Load(this[name], Read.Options())).Errors
            .Select(error => error.ToString().Replace(Directory + Path.DirectorySeparatorChar, "")).ToArray();

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
