namespace Agents.Kernel.Tests.Api;

/// <summary>
/// What is public in the kernel and not in the list of Akka.NET's signatures, each with the reason why it may be. A key is the name of a type
/// (allows all its members), <c>Type: member</c> for one member, or <c>Type: as declared</c> for another kind or base.
/// </summary>
internal static class ApiExceptions
{
    private const string Referred = "Akka.NET has it and the list refers to it, but does not give its members";

    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["RootActorPath"] = Referred,
        ["ChildActorPath"] = Referred,
        ["IWrappedMessage"] = Referred,
        ["IDeadLetterSuppression"] = Referred,
        ["ActorNotFoundException"] = "Akka.NET raises it from ActorSelection.ResolveOne",
        ["ActorSystemSetup"] = Referred,
        ["Setup"] = "Akka.NET's base of what an ActorSystemSetup is made of",
        ["KernelSetup"] = "ours: clock and scheduler of a system (docs/adr/0001)",
        ["ChildRestartStats"] = Referred,
        ["Envelope"] = Referred,
        ["IActorStash"] = Referred,
        ["IWithUnrestrictedStash"] = Referred,
        ["IAutoReceivedMessage"] = Referred,
        ["INoSerializationVerificationNeeded"] = Referred,
        ["ICanWatch"] = Referred,
        ["IExtensionId<T>"] = Referred,
        ["IIndirectActorProducer"] = Referred,
        ["LocalOnlyDecider"] = Referred,
        ["Receive"] = Referred,
        ["UntypedReceive"] = Referred,
        ["StashOverflowException"] = "Akka.NET raises it from a bounded stash",
        ["BackoffSupervisorBase"] = Referred,
        ["IBackoffReset"] = Referred,
        ["AutoReset"] = "Akka.NET's IBackoffReset behind WithAutoReset",
        ["ManualReset"] = "Akka.NET's IBackoffReset behind WithManualReset",
        ["LogLevel"] = Referred,
        ["LogMessage"] = Referred,
        ["ILogMessageFormatter"] = Referred,
        ["DefaultLogMessageFormatter"] = "Akka.NET's formatter for log messages, where none is given",
        ["LoggingExtensions"] = "Akka.NET's extension class with Debug, Info, Warning, Error(format, args)",
        ["EventStream: public void Publish(object event)"] = "Akka.NET has it in EventBus, a base of EventStream",
    };
}
