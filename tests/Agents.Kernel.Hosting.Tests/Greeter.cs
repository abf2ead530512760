namespace Agents.Kernel.Hosting.Tests;

internal interface IGreeting
{
    string For(string name);
}

internal sealed class English : IGreeting
{
    public string For(string name) => $"hello {name}";
}

/// <summary>An actor that needs a service and an argument.</summary>
internal sealed class Greeter : ReceiveActor
{
    public Greeter(IGreeting greeting, string end)
    {
        Receive<string>(name => Sender.Tell(greeting.For(name) + end, Self));
        Receive<Exception>(failure => throw failure);
    }
}
