using System.Security.Cryptography;
using Agents.Host.Cluster;

namespace Agents.Host.Tests.Cluster;

public class NodeKeysTests
{
    private static readonly string Old = $"old:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
    private static readonly string New = $"new:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(48))}";

    [Fact]
    public void Keys_are_changed_without_a_moment_in_which_nodes_do_not_understand_each_other()
    {
        string[] steps = [Old, $"{Old}, {New}", $"{New},{Old}", New];
        for (var i = 0; i + 1 < steps.Length; i++)
        {
            Understands(NodeKeys.Parse(steps[i]), NodeKeys.Parse(steps[i + 1])).ShouldBeTrue();
            Understands(NodeKeys.Parse(steps[i + 1]), NodeKeys.Parse(steps[i])).ShouldBeTrue();
        }
        Understands(NodeKeys.Parse(Old), NodeKeys.Parse(New)).ShouldBeFalse();
    }

    [Fact]
    public void Every_part_of_a_message_is_signed()
    {
        var keys = NodeKeys.Parse(Old);
        var signature = keys.Sign(NodeSignature.OfRequest("a#1", "b#1", 7, "body"u8));
        keys.Verify("old", NodeSignature.OfRequest("a#1", "b#1", 7, "body"u8), signature).ShouldBeTrue();
        foreach (var other in new[]
        {
            NodeSignature.OfRequest("a#2", "b#1", 7, "body"u8), NodeSignature.OfRequest("a#1", "b#2", 7, "body"u8),
            NodeSignature.OfRequest("a#1", "b#1", 8, "body"u8), NodeSignature.OfRequest("a#1", "b#1", 7, "Body"u8),
            NodeSignature.OfAnswer("a#1", "b#1", 7, "body"u8),
        })
            keys.Verify("old", other, signature).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("secretsecretsecretsecretsecretsecretsecret")]
    [InlineData("name:short")]
    [InlineData("name:c2VjcmV0")]
    public void A_wrong_key_is_told_without_repeating_it(string text)
        => Should.Throw<FormatException>(() => NodeKeys.Parse(text)).Message.ShouldNotContain("secret");

    private static bool Understands(NodeKeys receiver, NodeKeys sender) => receiver.Verify(sender.Current, "data"u8, sender.Sign("data"u8));
}
