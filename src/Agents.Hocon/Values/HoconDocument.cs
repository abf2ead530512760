namespace Agents.Hocon;

/// <summary>A finished HOCON document.</summary>
public sealed partial class HoconDocument
{
    private HoconDocument(HoconValue root, IReadOnlyList<HoconFile> files)
    {
        Root = root;
        Files = files;
    }

    /// <summary>An object, or an array when the text begins with <c>[</c>.</summary>
    public HoconValue Root { get; }

    /// <summary>The files it was made of, and those it would have included had they been there; each once.</summary>
    public IReadOnlyList<HoconFile> Files { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">HOCON.</param>
    /// <param name="options">Name, base directory and environment; null for the defaults.</param>
    /// <exception cref="HoconException">It cannot be used; all faults found are in it.</exception>
    public static HoconDocument Parse(string text, HoconOptions? options = null)
    {
        options ??= new HoconOptions();
        var directory = options.BaseDirectory is { } given ? Path.Combine(Path.GetFullPath(given), options.SourceName) : null;
        return Read(new SourceFile(options.SourceName, directory, null), text, options, new ErrorList());
    }

    /// <summary>Reads UTF-8 from a stream to its end.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="options">Name, base directory and environment; null for the defaults.</param>
    /// <exception cref="HoconException">It cannot be used; all faults found are in it.</exception>
    public static HoconDocument Parse(Stream stream, HoconOptions? options = null)
    {
        options ??= new HoconOptions();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var errors = new ErrorList();
        var text = SourceText.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), options.SourceName, errors);
        errors.ThrowIfAny();
        return Parse(text, options);
    }

    /// <summary>Reads a file and what it includes.</summary>
    /// <param name="path">The file, absolute or relative to the working directory.</param>
    /// <param name="options">Environment; null for the defaults.</param>
    /// <exception cref="HoconException">It cannot be used; all faults found are in it.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static HoconDocument Load(string path, HoconOptions? options = null)
    {
        options ??= new HoconOptions();
        var full = options.Files.Resolve(null, Path.GetFullPath(path))!;
        var bytes = options.Files.Read(full) ?? throw new FileNotFoundException($"The HOCON file '{full}' does not exist.", full);
        return Read(full, bytes, options);
    }

    /// <summary>Reads the bytes of a file that is at this path for <see cref="HoconOptions.Files"/>.</summary>
    internal static HoconDocument Read(string path, byte[] bytes, HoconOptions options)
    {
        var errors = new ErrorList();
        var text = SourceText.Decode(bytes, path, errors);
        return Read(new SourceFile(path, path, null), text, options, errors);
    }

    private static HoconDocument Read(SourceFile file, string text, HoconOptions options, ErrorList errors)
    {
        var loader = new IncludeLoader(options.Files, errors);
        if (file.Path is not null && file.Path == file.Name) loader.Seen(file.Path, true);
        var root = new Merger(loader, errors).Merge(Parser.Parse(file.Name, text, errors), file);
        errors.ThrowIfAny();
        var value = new Resolver(root, options.Environment, errors).Resolve();
        errors.ThrowIfAny();
        return new HoconDocument(value, loader.Files);
    }
}
