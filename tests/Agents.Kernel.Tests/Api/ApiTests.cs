namespace Agents.Kernel.Tests.Api;

/// <summary>
/// Holds the public and protected face of the kernel against Akka.NET's: what is there has the same name, signature and default values, so that
/// code written on the kernel also compiles on Akka.NET.
/// </summary>
public class ApiTests
{
    private const string KernelNamespace = "Agents.Kernel";

    private static readonly Type[] KernelTypes = typeof(ActorPath).Assembly.GetExportedTypes();

    [Fact]
    public void Every_public_type_is_in_the_one_namespace() =>
        KernelTypes.Where(type => type.Namespace != KernelNamespace).ShouldBeEmpty();

    [Fact]
    public void Every_public_and_protected_member_has_the_signature_it_has_in_AkkaNET() =>
        Strangers().Where(stranger => !IsAllowed(stranger)).Order().ShouldBeEmpty();

    [Fact]
    public void No_exception_is_left_over()
    {
        var strangers = Strangers().ToHashSet();
        ApiExceptions.Reasons.Keys
            .Where(key => !strangers.Contains(key) && !strangers.Any(stranger => stranger.StartsWith(key + ": ", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_list_is_read_whole()
    {
        AkkaApi.Types.Count.ShouldBe(116);
        AkkaApi.Types["ActorBase"].Members.ShouldContain("protected abstract bool Receive(object message)");
        AkkaApi.Types["ActorPath"].Bases.ShouldBe(["IComparable<ActorPath>", "IEquatable<ActorPath>", "ISurrogated"], ignoreOrder: true);
        AkkaApi.Types["Directive"].Members.ShouldBe(["Resume, Restart, Escalate, Stop"]);
    }

    /// <summary>All that is public or protected here and not the same there.</summary>
    private static IEnumerable<string> Strangers()
    {
        foreach (var type in KernelTypes)
        {
            var name = Signatures.FullNameOf(type);
            if (!AkkaApi.Types.TryGetValue(name, out var akka))
            {
                yield return $"{name}: is not in the list";
                continue;
            }

            if (Signatures.Declaration(type) != akka.Declaration || KernelBases(type).Any(kernelBase => !akka.Bases.Contains(kernelBase)))
                yield return $"{name}: as declared";
            var promised = PromisedByBases(type, akka);
            foreach (var member in Signatures.MembersOf(type).Where(member => !akka.Members.Contains(member) && !promised.Contains(member)))
                yield return $"{name}: {member}";
        }
    }

    /// <summary>Members of interfaces that Akka.NET's type has too, where it may implement them in a base that the list does not give.</summary>
    private static HashSet<string> PromisedByBases(Type type, AkkaType akka) =>
    [
        .. type.IsInterface ? [] : type.GetInterfaces()
            .Where(face => akka.Bases.Contains(Signatures.NameOf(face)))
            .SelectMany(Signatures.MembersOf)
            .Select(member => member.Replace(" abstract ", " virtual ", StringComparison.Ordinal)),
    ];

    /// <summary>The public base class and interfaces that are the kernel's own; Akka.NET may have more of them, but not fewer.</summary>
    private static IEnumerable<string> KernelBases(Type type)
    {
        if (type.BaseType is { IsPublic: true, Namespace: KernelNamespace } baseType)
            yield return Signatures.NameOf(baseType);
        foreach (var face in type.GetInterfaces().Where(face => face is { IsVisible: true, Namespace: KernelNamespace }))
            yield return Signatures.NameOf(face);
    }

    private static bool IsAllowed(string stranger) =>
        ApiExceptions.Reasons.ContainsKey(stranger) || ApiExceptions.Reasons.ContainsKey(stranger[..stranger.IndexOf(": ", StringComparison.Ordinal)]);
}
