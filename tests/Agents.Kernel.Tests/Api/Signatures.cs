using System.Globalization;
using System.Reflection;

namespace Agents.Kernel.Tests.Api;

/// <summary>Writes types and members the way the list of Akka.NET's signatures does.</summary>
internal static class Signatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    /// <summary>What every class has from <see cref="object"/> or writes as an operator; the list leaves these out.</summary>
    private static readonly HashSet<string> LeftOut = ["Equals", "GetHashCode", "ToString"];

    public static string NameOf(Type type)
    {
        if (type.IsByRef)
            return NameOf(type.GetElementType()!);
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (!type.IsGenericType)
            return type.Name;
        var arguments = type.GetGenericArguments().Select(NameOf);
        return $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", arguments)}>";
    }

    /// <summary>Name with the names of the types it is nested in.</summary>
    public static string FullNameOf(Type type) => type.DeclaringType is { } outer ? $"{FullNameOf(outer)}.{NameOf(type)}" : NameOf(type);

    public static string Declaration(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        return $"{kind} {FullNameOf(type)}";
    }

    public static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
            return [string.Join(", ", Enum.GetNames(type))];

        return type.GetConstructors(Declared).Where(IsVisible).Select(Constructor)
            .Concat(type.GetProperties(Declared).Where(IsVisible).Select(Property))
            .Concat(type.GetMethods(Declared).Where(method => IsVisible(method) && !method.IsSpecialName && !LeftOut.Contains(method.Name)).Select(Method))
            .Concat(type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!)).Select(e => $"event {NameOf(e.EventHandlerType!)} {e.Name}"))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(Field));
    }

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsVisible(PropertyInfo property) => IsVisible(property.GetMethod) || IsVisible(property.SetMethod);

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Constructor(ConstructorInfo constructor) =>
        $"{Access(constructor)} {NameOf(constructor.DeclaringType!).Split('<')[0]}({Parameters(constructor)})";

    private static string Property(PropertyInfo property)
    {
        var accessors = new[] { property.GetMethod, property.SetMethod }.Where(IsVisible).ToArray();
        var access = accessors.Any(accessor => accessor!.IsPublic) ? "public" : "protected";
        var isStatic = accessors[0]!.IsStatic ? "static " : "";
        var names = string.Concat(accessors.Select(accessor => accessor == property.GetMethod ? "get; " : "set; "));
        return $"{access} {isStatic}{NameOf(property.PropertyType)} {property.Name} {{ {names}}}";
    }

    private static string Method(MethodInfo method)
    {
        var modifier = method switch
        {
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true } => "virtual ",
            _ => "",
        };
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";
        return $"{Access(method)} {modifier}{NameOf(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Field(FieldInfo field) =>
        $"{(field.IsPublic ? "public" : "protected")} {(field.IsStatic ? "static " : "")}{NameOf(field.FieldType)} {field.Name}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : parameter.ParameterType.IsByRef ? "ref " : "";
        var value = parameter.HasDefaultValue ? " = " + (Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "null") : "";
        return $"{prefix}{NameOf(parameter.ParameterType)} {parameter.Name}{value}";
    }
}
