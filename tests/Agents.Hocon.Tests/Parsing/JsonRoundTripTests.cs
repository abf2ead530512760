using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Agents.Hocon.Tests.Parsing;

/// <summary>"All valid JSON should be valid and should result in the same in-memory data that a JSON parser would have produced."</summary>
public class JsonRoundTripTests
{
    private static readonly Gen<JsonNode?> Scalars = Gen.OneOf(
        Gen.Constant<JsonNode?>(null),
        ArbMap.Default.GeneratorFor<bool>().Select(value => (JsonNode?)JsonValue.Create(value)),
        ArbMap.Default.GeneratorFor<int>().Select(value => (JsonNode?)JsonValue.Create(value)),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(value => (JsonNode?)JsonValue.Create(value.Get)),
        Texts().Select(value => (JsonNode?)JsonValue.Create(value)));

    [Fact]
    public void Random_json_documents_have_the_same_values()
        => Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Sized(size => Gen.OneOf(Objects(size), Arrays(size))).ToArbitrary(),
            ArbMap.Default.ArbFor<bool>(),
            (json, indented) =>
            {
                var text = json!.ToJsonString(new JsonSerializerOptions { WriteIndented = indented });
                Same(HoconDocument.Parse(text, Read.Options()).Root, JsonDocument.Parse(text).RootElement).ShouldBeTrue(text);
            }));

    [Fact]
    public void What_the_document_writes_reads_as_the_same_values()
        => Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Sized(Objects).ToArbitrary(),
            json =>
            {
                var once = HoconDocument.Parse(json!.ToJsonString(), Read.Options()).Root.ToString();
                HoconDocument.Parse(once, Read.Options()).Root.ToString().ShouldBe(once);
            }));

    private static Gen<string> Texts()
        => Gen.ListOf(Gen.Elements("a", "B", " ", ".", "$", "${x}", "\"", "\\", "\n", "\t", "//", "#", "{", "]", "\"\"\"", "\u0001", "é", "日", "😀", "\u2028", "include"))
            .Select(string.Concat);

    private static Gen<JsonNode?> Values(int size) => size <= 0 ? Scalars : Gen.OneOf(Scalars, Objects(size), Arrays(size));

    private static Gen<JsonNode?> Arrays(int size)
        => Gen.ListOf(Values(size / 4)).Select(items => (JsonNode?)new JsonArray(items.Take(6).Select(item => item?.DeepClone()).ToArray()));

    private static Gen<JsonNode?> Objects(int size)
        => Gen.ListOf(Texts().Zip(Values(size / 4))).Select(fields => (JsonNode?)new JsonObject(
            fields.DistinctBy(field => field.Item1).Take(6).Select(field => KeyValuePair.Create(field.Item1, field.Item2?.DeepClone()))));

    private static bool Same(HoconValue value, JsonElement json) => (value, json.ValueKind) switch
    {
        (HoconObject obj, JsonValueKind.Object) => obj.Fields.Select(field => field.Name).SequenceEqual(json.EnumerateObject().Select(property => property.Name))
            && obj.Fields.All(field => Same(field.Value, json.GetProperty(field.Name))),
        (HoconArray array, JsonValueKind.Array) => array.Items.Count == json.GetArrayLength() && array.Items.Zip(json.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
        (HoconString text, JsonValueKind.String) => text.Text == json.GetString(),
        (HoconNumber number, JsonValueKind.Number) => number.GetDouble().Equals(json.GetDouble()) && number.Text == json.GetRawText(),
        (HoconBoolean boolean, JsonValueKind.True or JsonValueKind.False) => boolean.GetBoolean() == json.GetBoolean(),
        (HoconNull, JsonValueKind.Null) => true,
        _ => false,
    };
}
