using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Agents.Shared.Tests;

/// <summary>The tests of an assembly, found in its metadata, so that nothing of it is loaded.</summary>
internal static class TestNames
{
    /// <summary>Full names, <c>Namespace.Class.Method</c>, of all methods with <c>[Fact]</c> or <c>[Theory]</c>.</summary>
    public static IReadOnlyList<string> In(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return
        [
            .. from handle in metadata.MethodDefinitions
               let method = metadata.GetMethodDefinition(handle)
               where method.GetCustomAttributes().Any(attribute => IsTest(metadata, attribute))
               let type = metadata.GetTypeDefinition(method.GetDeclaringType())
               select $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}",
        ];
    }

    private static bool IsTest(MetadataReader metadata, CustomAttributeHandle handle)
    {
        var constructor = metadata.GetCustomAttribute(handle).Constructor;
        if (constructor.Kind != HandleKind.MemberReference)
            return false;
        var parent = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return parent.Kind == HandleKind.TypeReference
            && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) is "FactAttribute" or "TheoryAttribute";
    }
}
