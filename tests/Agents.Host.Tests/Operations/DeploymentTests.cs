using System.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Agents.Host.Tests.Operations;

/// <summary>The files under <c>deploy/</c> are well-formed and agree with the program.</summary>
public class DeploymentTests
{
    private static string Root { get; } = FindRoot();

    [Fact]
    public void The_cluster_probes_what_the_host_serves_and_waits_as_long_as_it_drains()
    {
        var deployment = Documents("deploy/kubernetes/agents.yaml").Single(document => Text(document, "kind") == "Deployment");
        var pod = At(deployment, "spec", "template", "spec");
        var container = (YamlMappingNode)((YamlSequenceNode)At(pod, "containers")).Children.Single();
        var defaults = new OperationsOptions();
        Text(container, "readinessProbe", "httpGet", "path").ShouldBe(defaults.ReadyPath);
        Text(container, "livenessProbe", "httpGet", "path").ShouldBe(defaults.HealthPath);
        var args = ((YamlSequenceNode)At(container, "args")).Children.Select(node => ((YamlScalarNode)node).Value!).ToList();
        var stops = Seconds(args, "--not-ready-for") + Seconds(args, "--drain") + 15;
        int.Parse(Text(pod, "terminationGracePeriodSeconds"), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(stops);
        File.ReadAllText(Path.Combine(Root, "Dockerfile")).ShouldContain($"\"--drain\", \"{Seconds(args, "--drain")}\"");
    }

    [Fact]
    public void Every_kubernetes_document_names_what_it_is()
    {
        var documents = Directory.GetFiles(Path.Combine(Root, "deploy/kubernetes"), "*.yaml").SelectMany(Documents).ToList();
        documents.Select(document => Text(document, "kind")).Order().ShouldBe(["Deployment", "PodDisruptionBudget", "Secret", "Service"]);
        documents.ShouldAllBe(document => Text(document, "apiVersion").Length > 0 && Text(document, "metadata", "name") == "agents");
    }

    [Fact]
    public void The_systemd_unit_is_right()
    {
        var unit = Path.Combine(Root, "deploy/systemd/agents.service");
        var lines = File.ReadAllLines(unit);
        lines.ShouldContain($"SuccessExitStatus={Agents.Host.Cli.ExitCodes.Interrupted}");
        lines.Single(line => line.StartsWith("TimeoutStopSec=", StringComparison.Ordinal)).ShouldBe("TimeoutStopSec=80");
        lines.Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal)).ShouldContain("--drain 60");
        if (!File.Exists("/usr/bin/systemd-analyze"))
            return;
        using var verify = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", unit]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var complaints = verify.StandardError.ReadToEnd() + verify.StandardOutput.ReadToEnd();
        verify.WaitForExit();
        complaints.Split('\n').Where(line => line.Contains("agents.service", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static int Seconds(List<string> args, string option) => int.Parse(args[args.IndexOf(option) + 1], System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<YamlNode> Documents(string path)
    {
        using var text = new StreamReader(Path.Combine(Root, path));
        var stream = new YamlStream();
        stream.Load(text);
        return stream.Documents.Select(document => document.RootNode);
    }

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (at, name) => ((YamlMappingNode)at).Children[new YamlScalarNode(name)]);

    private static string Text(YamlNode node, params string[] path) => ((YamlScalarNode)At(node, path)).Value!;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Agents.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Agents.sln");
        return folder.FullName;
    }
}
