namespace Agents.Hocon;

/// <summary>Finds, reads and parses included files. Each file is read and parsed once per document.</summary>
internal sealed class IncludeLoader(IHoconFiles files, ErrorList errors)
{
    private static readonly string[] Extensions = [".json", ".conf"];

    private readonly Dictionary<string, Node?> _parsed = [];
    private readonly Dictionary<string, HoconFile> _files = [];
    private int _loaded;

    public IReadOnlyList<HoconFile> Files => _files.Values.ToArray();

    public void Seen(string path, bool exists) => _files[path] = new HoconFile(path, exists);

    /// <summary>The objects an include stands for, in the order they are merged: none when it is missing and may be.</summary>
    public IReadOnlyList<(SourceFile File, ObjectNode Root)> Load(IncludeMember include, SourceFile from)
    {
        if (Name(include) is not { } name) return [];
        if (files.Resolve(from.Path, name) is not { } path)
        {
            errors.Add(include.Origin, $"include \"{name}\" is relative, but {from.Name} is no file in a directory; use an absolute path");
            return [];
        }
        var candidates = Candidates(path);
        var found = candidates.Select(candidate => Load(candidate, include, from)).OfType<(SourceFile, ObjectNode)>().ToArray();
        if (include.Required && candidates.All(candidate => _files.TryGetValue(candidate, out var file) && !file.Exists))
            errors.Add(include.Origin, $"the required file {path} does not exist");
        return found;
    }

    /// <summary>A name without a known extension stands for itself, and for the name with each extension; HOCON last.</summary>
    private static IReadOnlyList<string> Candidates(string path)
        => Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? [path] : [path, .. Extensions.Select(extension => path + extension)];

    private string? Name(IncludeMember include)
    {
        if (include.Kind == IncludeKind.ClassPath)
        {
            errors.Add(include.Origin, "there is no class path here; use include file(\"…\")");
            return null;
        }
        if (include.Name.Length == 0 || include.Name.Contains('\0'))
        {
            errors.Add(include.Origin, $"\"{Shorten.Text(include.Name)}\" is no file name");
            return null;
        }
        var url = Uri.TryCreate(include.Name, UriKind.Absolute, out var uri) && include.Name.Contains("://") ? uri : null;
        if (include.Kind == IncludeKind.File || (url is null && include.Kind == IncludeKind.Heuristic)) return include.Name;
        if (url is { IsFile: true }) return url.LocalPath;
        errors.Add(include.Origin, $"\"{include.Name}\" cannot be included; only files and file:// URLs can");
        return null;
    }

    private (SourceFile, ObjectNode)? Load(string path, IncludeMember include, SourceFile from)
    {
        if (from.Chain().Any(file => file.Path == path && file.Name == path))
        {
            var circle = from.Chain().Select(file => file.Name).Reverse().SkipWhile(file => file != path).Append(path);
            errors.Add(include.Origin, $"include cycle: {string.Join(" → ", circle)}");
            return null;
        }
        if (from.Chain().Count() > HoconLimits.MaxIncludeDepth) errors.Abort(include.Origin, $"includes are nested deeper than {HoconLimits.MaxIncludeDepth}");
        if (++_loaded > HoconLimits.MaxIncludes) errors.Abort(include.Origin, $"more than {HoconLimits.MaxIncludes} includes");
        if (!_parsed.TryGetValue(path, out var root)) _parsed[path] = root = Parse(path, include);
        if (root is ArrayNode) errors.Add(include.Origin, $"{path} holds an array; only an object can be included");
        return root is ObjectNode node ? (new SourceFile(path, path, from), node) : null;
    }

    private Node? Parse(string path, IncludeMember include)
    {
        try
        {
            var bytes = files.Read(path);
            Seen(path, bytes is not null);
            return bytes is null ? null : Parser.Parse(path, SourceText.Decode(bytes, path, errors), errors);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add(include.Origin, $"{path} cannot be read: {exception.Message}");
            return null;
        }
    }
}
