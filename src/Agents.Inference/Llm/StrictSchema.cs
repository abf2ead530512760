using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>Makes a JSON schema strict (protocol 4.4). Pure.</summary>
internal static class StrictSchema
{
    /// <summary>A strict copy.</summary>
    /// <param name="schema">Any JSON schema of an object.</param>
    /// <param name="nulls">Which members with a default also accept null, "use the default".</param>
    public static JObject Of(JObject schema, NullForDefault nulls)
    {
        var copy = (JObject)schema.DeepClone();
        return new Pass(copy, nulls).Tighten(copy);
    }

    /// <summary>One transformation; knows the root for references.</summary>
    private sealed class Pass(JObject root, NullForDefault nulls)
    {
        public JObject Tighten(JObject schema)
        {
            schema = Inline(schema);
            Definitions(schema);
            Unions(schema);
            Members(schema);
            if (schema["items"] is JObject items)
                schema["items"] = Tighten(items);
            schema.Remove("title");
            schema.Remove("discriminator");
            schema.Remove("$schema");
            return TakeDefault(CollapseNull(SingleVariant(schema)));
        }

        private void Definitions(JObject schema)
        {
            foreach (var name in (string[])["$defs", "definitions"])
            {
                if (schema[name] is JObject definitions)
                    TightenMembers(definitions);
            }
        }

        private void Members(JObject schema)
        {
            if ((string?)(schema["type"] as JValue) == "object" && schema["additionalProperties"] is null)
                schema["additionalProperties"] = false;
            if (schema["properties"] is not JObject properties)
                return;
            TightenMembers(properties);
            if (properties.Count > 0)
                schema["required"] = new JArray(properties.Properties().Select(property => property.Name));
        }

        private void TightenMembers(JObject members)
        {
            foreach (var member in members.Properties().ToList())
            {
                if (member.Value is JObject schema)
                    member.Value = Tighten(schema);
            }
        }

        private void Unions(JObject schema)
        {
            if (schema["oneOf"] is { } oneOf)
            {
                schema.Remove("oneOf");
                schema["anyOf"] ??= oneOf;
            }
            foreach (var name in (string[])["anyOf", "allOf"])
            {
                if (schema[name] is JArray variants)
                    schema[name] = new JArray(variants.OfType<JObject>().Where(variant => variant.Count > 0).Select(Tighten));
            }
        }

        private JObject SingleVariant(JObject schema)
        {
            foreach (var name in (string[])["anyOf", "allOf"])
            {
                if (schema[name] is not JArray { Count: <= 1 } variants)
                    continue;
                schema.Remove(name);
                if (variants.Count == 1)
                    Merge((JObject)variants[0], schema);
            }
            return schema;
        }

        /// <summary>The default goes; in tools "null" takes its place, written as the shape of the schema allows.</summary>
        private JObject TakeDefault(JObject schema)
        {
            if (schema["default"] is null && !schema.ContainsKey("default"))
                return schema;
            schema.Remove("default");
            return nulls switch
            {
                NullForDefault.All when !schema.ContainsKey("const") => AcceptNull(schema),
                NullForDefault.PlainTypes => AcceptNullType(schema),
                _ => schema,
            };
        }

        private static JObject AcceptNull(JObject schema)
        {
            if (schema["anyOf"] is JArray union)
            {
                if (!union.Any(IsNull))
                    union.Add(NullType());
                return CollapseNull(schema);
            }
            if (schema.ContainsKey("enum") || schema.ContainsKey("$ref") || schema.ContainsKey("allOf"))
                return CollapseNull(new JObject { ["anyOf"] = new JArray(schema, NullType()) });
            return AcceptNullType(schema);
        }

        private static JObject AcceptNullType(JObject schema)
        {
            switch (schema["type"])
            {
                case JValue { Value: string and not "null" } plain:
                    schema["type"] = new JArray(plain, "null");
                    break;
                case JArray types when types.All(type => (string?)type != "null"):
                    types.Add("null");
                    break;
            }
            return schema;
        }

        /// <summary>A union of one plain type and null becomes <c>type: [T, "null"]</c>, and null joins an enum.</summary>
        private static JObject CollapseNull(JObject schema)
        {
            if (schema["anyOf"] is not JArray { Count: 2 } union || union.SingleOrDefault(IsNull) is null)
                return schema;
            var other = (JObject)union.First(variant => !IsNull(variant));
            if (other["type"] is not JValue { Value: string } type)
                return schema;
            schema.Remove("anyOf");
            Merge(other, schema);
            schema["type"] = new JArray(type, "null");
            if (schema["enum"] is JArray values && values.All(value => value.Type != JTokenType.Null))
                values.Add(JValue.CreateNull());
            return schema;
        }

        /// <summary>A reference with siblings is replaced by what it names; the siblings win. A lone one stays.</summary>
        private JObject Inline(JObject schema)
        {
            if ((string?)(schema["$ref"] as JValue) is not { } reference || schema.Count == 1 || Resolve(reference) is not { } target)
                return schema;
            schema.Remove("$ref");
            Merge((JObject)target.DeepClone(), schema);
            return Inline(schema);
        }

        private JObject? Resolve(string reference)
        {
            JToken? at = root;
            foreach (var step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
                at = (at as JObject)?[step.Replace("~1", "/").Replace("~0", "~")];
            return at as JObject;
        }

        private static void Merge(JObject from, JObject into)
        {
            foreach (var (name, value) in from)
            {
                if (!into.ContainsKey(name))
                    into[name] = value?.DeepClone();
            }
        }

        private static bool IsNull(JToken variant) => (string?)((variant as JObject)?["type"] as JValue) == "null";

        private static JObject NullType() => new() { ["type"] = "null" };
    }
}
