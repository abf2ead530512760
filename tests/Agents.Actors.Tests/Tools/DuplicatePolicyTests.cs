using Agents.Messages;

namespace Agents.Actors.Tests.Tools;

public class DuplicatePolicyTests
{
    private static DuplicateDecision Decide(ToolPolicy policy, string arguments, bool confirmed, params FunctionCall[] running)
        => DuplicatePolicy.Decide(policy, new FunctionCall("new", "book", arguments), confirmed, running, new ToolTexts());

    [Fact]
    public void Checklist_108_arguments_in_another_key_order_are_equal()
    {
        var policy = new ToolPolicy { OnDuplicate = DuplicateRule.Reject, DuplicateScope = DuplicateScope.NameAndArguments };
        Decide(policy, """{"a":1,"b":{"c":2,"d":3}}""", false, new FunctionCall("old", "book", """{"b":{"d":3,"c":2},"a":1}"""))
            .ShouldBeOfType<DuplicateDecision.Refuse>().Text.ShouldContain("call old");
    }

    [Fact]
    public void Arguments_that_cannot_be_compared_are_not_equal()
        => Decide(new ToolPolicy { OnDuplicate = DuplicateRule.Reject, DuplicateScope = DuplicateScope.NameAndArguments }, "{}", false,
            new FunctionCall("old", "book", "{broken")).ShouldBe(DuplicateDecision.Run.Instance);

    [Fact]
    public void Another_tool_is_no_duplicate()
        => Decide(new ToolPolicy { OnDuplicate = DuplicateRule.Reject }, "{}", false, new FunctionCall("old", "search", "{}"))
            .ShouldBe(DuplicateDecision.Run.Instance);

    [Fact]
    public void Every_equal_call_is_replaced()
        => Decide(new ToolPolicy { OnDuplicate = DuplicateRule.Replace, Cancellable = true }, "{}", false,
                new FunctionCall("1", "book", "{}"), new FunctionCall("2", "book", "{}"))
            .ShouldBeOfType<DuplicateDecision.RunInsteadOf>().Replaced.Count.ShouldBe(2);

    [Fact]
    public void Replacing_needs_a_tool_that_can_be_cancelled()
        => Should.Throw<SessionOptionsException>(() => new AgentDefinition
        {
            Tools = [ToolFunction.Create(() => 1, "count", policy: new ToolPolicy { OnDuplicate = DuplicateRule.Replace })],
        }.Validate()).Message.ShouldContain("tools.count.on_duplicate is replace");
}
