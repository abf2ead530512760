using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Agents.Messages;

/// <summary>Writes what a constructor or initialiser takes, in snake case, with the name of a listed type first.</summary>
internal sealed class NamedTypesResolver : DefaultContractResolver
{
    /// <summary>The member that holds a type's name.</summary>
    public const string Member = "type";

    private readonly NamedTypes _types;

    public NamedTypesResolver(NamedTypes types)
    {
        _types = types;
        NamingStrategy = new SnakeCaseNamingStrategy();
    }

    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        if (contract.OverrideCreator is null && objectType.GetConstructors() is { Length: > 1 } constructors)
            UseLongest(contract, constructors.Where(each => TakesProperties(each, contract)).MaxBy(each => each.GetParameters().Length));
        return contract;
    }

    protected override IList<JsonProperty> CreateProperties(Type type, MemberSerialization memberSerialization)
    {
        var properties = base.CreateProperties(type, memberSerialization).Where(property => property.Writable || IsParameter(type, property)).ToList();
        if (_types.NameOf(type) is { } name)
            properties.Insert(0, new JsonProperty
            {
                PropertyName = Member,
                PropertyType = typeof(string),
                DeclaringType = type,
                ValueProvider = new Constant(name),
                Readable = true,
                Writable = false,
            });
        return properties;
    }

    private void UseLongest(JsonObjectContract contract, ConstructorInfo? constructor)
    {
        if (constructor is null)
            return;
        contract.OverrideCreator = constructor.Invoke;
        contract.CreatorParameters.Clear();
        foreach (var parameter in CreateConstructorParameters(constructor, contract.Properties))
            contract.CreatorParameters.Add(parameter);
    }

    private static bool TakesProperties(ConstructorInfo constructor, JsonObjectContract contract)
        => Array.TrueForAll(constructor.GetParameters(), parameter => contract.Properties.Any(property
            => property.PropertyType == parameter.ParameterType
                && string.Equals(property.UnderlyingName, parameter.Name, StringComparison.OrdinalIgnoreCase)));

    private static bool IsParameter(Type type, JsonProperty property) => type.GetConstructors()
        .Any(each => Array.Exists(each.GetParameters(), parameter => string.Equals(parameter.Name, property.UnderlyingName, StringComparison.OrdinalIgnoreCase)));

    private sealed class Constant(string value) : IValueProvider
    {
        public object GetValue(object target) => value;

        public void SetValue(object target, object? given)
        {
        }
    }
}
