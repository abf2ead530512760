using Agents.Host.Cli;

using var signals = new Signals();
return await AgentsCommand.RunAsync(args, Terminal.OfProcess, signals.Stop);
