namespace Agents.Hocon;

/// <summary>A file that a document was made of, or looked for.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Exists">Whether it was there. A missing file may appear later; who watches for changes watches it too.</param>
public sealed record HoconFile(string Path, bool Exists);
