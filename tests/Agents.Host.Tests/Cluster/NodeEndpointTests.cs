using System.Net;
using Agents.Actors;
using Agents.Host.Cluster;

namespace Agents.Host.Tests.Cluster;

public class NodeEndpointTests
{
    private static readonly NodeId Stranger = new("stranger", 1);

    [Fact]
    public async Task A_command_goes_to_the_session_on_the_other_host_and_its_answer_comes_back()
    {
        await using var hosts = new TwoHosts();
        await hosts.AddAsync("a", TwoHosts.Keys);
        await hosts.AddAsync("b", TwoHosts.Keys);
        (await hosts.AskAsync<SpeechAccepted>(1, new SessionEnvelope("a-1", new StartSay("good evening")))).Number.ShouldBe(1);
        await hosts.AskAsync<SessionIdle>(1, new SessionEnvelope("a-1", new WhenIdle()));
        var view = await hosts.AskAsync<ClusterView>(0, new ViewCluster());
        view.Nodes.Select(node => node.Id.Name).ShouldBe(["a", "b"]);
        view.Sessions.Select(place => $"{place.Id} on {place.Owner!.Name}").ShouldBe(["a-1 on a", "b-1 on b"]);
        (await hosts.AskAsync<SessionElsewhere>(1, new StartSession("a-1", TwoHosts.Agent))).Node.Id.Name.ShouldBe("a");
    }

    [Fact]
    public async Task A_host_with_other_keys_gets_nothing_done()
    {
        await using var hosts = new TwoHosts();
        await hosts.AddAsync("a", TwoHosts.Keys);
        await hosts.AddAsync("b", "k:" + Convert.ToBase64String(new byte[32]));
        var refused = await hosts.AskAsync<CommandUndelivered>(1, new SessionEnvelope("a-1", new StartSay("let me in")));
        refused.Outcome.ShouldBeOfType<Delivery.NotDone>().Reason.ShouldContain("401");
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_carried_out_once()
    {
        await using var hosts = new TwoHosts();
        await hosts.AddAsync("a", TwoHosts.Keys);
        var body = NodeWire.Write(new NodeRequest("a-1", new StartSay("once")));
        var first = await PostAsync(hosts.Doors[0], "a#1", 5, body);
        var again = await PostAsync(hosts.Doors[0], "a#1", 5, body);
        NodeWire.ReadOutcome(first).ShouldBe(new Delivery.Done(new SpeechAccepted(1)));
        again.ShouldBe(first);
        NodeWire.ReadOutcome(await PostAsync(hosts.Doors[0], "a#1", 6, body)).ShouldBe(new Delivery.Done(new SpeechAccepted(2)));
    }

    [Fact]
    public async Task A_request_for_another_life_of_the_node_is_not_done()
    {
        await using var hosts = new TwoHosts();
        await hosts.AddAsync("a", TwoHosts.Keys);
        var answer = await PostAsync(hosts.Doors[0], "a#9", 1, NodeWire.Write(new NodeRequest("a-1", new WhenIdle())));
        NodeWire.ReadOutcome(answer).ShouldBeOfType<Delivery.NotDone>().Gone.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_not_signed_learns_nothing()
    {
        await using var hosts = new TwoHosts();
        await hosts.AddAsync("a", TwoHosts.Keys);
        using var client = new HttpClient();
        using var bare = Request(hosts.Doors[0], []);
        (await client.SendAsync(bare)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_node_that_nobody_listens_for_was_surely_not_told()
    {
        using var transport = new HttpNodeTransport(NodeKeys.Parse(TwoHosts.Keys), TimeProvider.System);
        var request = new NodeRequest("s", new WhenIdle());
        var gone = new NodeStatus(new NodeId("gone", 1), "http://127.0.0.1:1", 1, 0, false, "1", TimeSpan.FromSeconds(1));
        (await transport.SendAsync(Stranger, gone, request, TimeSpan.FromSeconds(5))).ShouldBeOfType<Delivery.NotDone>();
        (await transport.SendAsync(Stranger, gone with { Address = "http://10.0.0.1:80" }, request, TimeSpan.FromSeconds(5)))
            .ShouldBeOfType<Delivery.NotDone>().Reason.ShouldContain("https");
        (await transport.SendAsync(Stranger, gone with { Address = "" }, request, TimeSpan.FromSeconds(5))).ShouldBeOfType<Delivery.NotDone>();
    }

    private static HttpRequestMessage Request(IPEndPoint door, byte[] body) => new(HttpMethod.Post, $"http://{door}{NodeHeaders.Path}")
    {
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Content = new ByteArrayContent(body),
    };

    private static async Task<byte[]> PostAsync(IPEndPoint door, string target, long sequence, byte[] body)
    {
        var keys = NodeKeys.Parse(TwoHosts.Keys);
        using var client = new HttpClient();
        using var request = Request(door, body);
        request.Headers.Add(NodeHeaders.Sender, Stranger.ToString());
        request.Headers.Add(NodeHeaders.Target, target);
        request.Headers.Add(NodeHeaders.Sequence, sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add(NodeHeaders.Key, keys.Current);
        request.Headers.Add(NodeHeaders.Signature,
            Convert.ToHexStringLower(keys.Sign(NodeSignature.OfRequest(Stranger.ToString(), target, sequence, body))));
        using var response = await client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadAsByteArrayAsync();
    }
}
