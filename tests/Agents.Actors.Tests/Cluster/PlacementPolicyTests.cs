namespace Agents.Actors.Tests.Cluster;

public class PlacementPolicyTests
{
    private static NodeStatus Node(string name, int used, int capacity = 10, bool draining = false, double lease = 5)
        => new(new NodeId(name, 1), "", capacity, used, draining, "1", TimeSpan.FromSeconds(lease));

    private static string Decide(bool joined, int used, bool draining, params NodeStatus[] nodes)
        => PlacementPolicy.Decide("me", joined, new NodeLoad(used, draining), 10, nodes) is Placement.Elsewhere other
            ? other.Node.Id.Name : PlacementPolicy.Decide("me", joined, new NodeLoad(used, draining), 10, nodes).GetType().Name;

    [Fact]
    public void The_node_that_is_asked_takes_it_unless_it_is_full_leaves_or_has_no_lease()
    {
        Decide(true, 9, false, Node("idle", 0)).ShouldBe("Here");
        Decide(true, 10, false, Node("idle", 0)).ShouldBe("idle");
        Decide(true, 0, true, Node("idle", 0)).ShouldBe("idle");
        Decide(false, 0, false, Node("idle", 0)).ShouldBe("idle");
    }

    [Fact]
    public void Else_the_one_with_most_room_that_lives_and_stays()
    {
        Decide(true, 10, false, Node("me", 0), Node("busy", 9), Node("big", 50, 100), Node("dead", 0, 1000, lease: 0), Node("leaving", 0, 1000, true)).ShouldBe("big");
        Decide(true, 10, false, Node("b", 3), Node("a", 3)).ShouldBe("a");
        Decide(true, 10, false, Node("full", 10), Node("me", 0)).ShouldBe("Full");
    }
}
