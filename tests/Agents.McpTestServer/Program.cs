using Agents.McpTestServer;
using ModelContextProtocol.Server;

await using var transport = new StdioServerTransport("test");
await using var server = McpServer.Create(transport, TestTools.Options());
await server.RunAsync();
