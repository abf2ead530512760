namespace Agents.Kernel.Tests.Api;

/// <summary>A type of Akka.NET as the list gives it.</summary>
internal sealed record AkkaType(string Name, string Declaration, IReadOnlySet<string> Bases, IReadOnlySet<string> Members);

/// <summary>Reads the list of Akka.NET's signatures that lies beside this test.</summary>
internal static class AkkaApi
{
    public static IReadOnlyDictionary<string, AkkaType> Types { get; } = Read();

    private static Dictionary<string, AkkaType> Read()
    {
        using var list = typeof(AkkaApi).Assembly.GetManifestResourceStream("akka-api.txt").ShouldNotBeNull();
        using var reader = new StreamReader(list);
        var types = new Dictionary<string, AkkaType>();
        HashSet<string> members = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("Akka", StringComparison.Ordinal))
            {
                members = [];
                var type = Header(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..], members);
                types.Add(type.Name, type);
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                members.Add(line.Trim());
            }
        }

        return types;
    }

    private static AkkaType Header(string header, HashSet<string> members)
    {
        var colon = header.IndexOf(" : ", StringComparison.Ordinal);
        var declaration = colon < 0 ? header : header[..colon];
        HashSet<string> bases = colon < 0 ? [] : [.. SplitOutsideBrackets(header[(colon + 3)..])];
        var name = declaration[(declaration.LastIndexOf(' ') + 1)..];
        return new AkkaType(name, declaration, bases, members);
    }

    private static IEnumerable<string> SplitOutsideBrackets(string list)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (list[i] != ',' || depth > 0)
                continue;
            yield return list[start..i].Trim();
            start = i + 1;
        }

        yield return list[start..].Trim();
    }
}
