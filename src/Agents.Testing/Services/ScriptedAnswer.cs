namespace Agents.Testing;

/// <summary>One answer of the scripted model.</summary>
/// <param name="Text">What it says: half with the first token, the rest at the end.</param>
public sealed record ScriptedAnswer(string Text = "")
{
    /// <summary>Functions it calls, after the text.</summary>
    public IReadOnlyList<FunctionToolCall> Calls { get; init; } = [];

    /// <summary>Fails the request so many times before it answers; more than the retries allow fails it for good.</summary>
    public int Failures { get; init; }

    /// <summary>What it fails with.</summary>
    public Func<ApiException> Error { get; init; } = () => ApiStatusException.FromHttp(503);

    /// <summary>Dies after the text instead of ending.</summary>
    public bool DiesAfterText { get; init; }

    /// <summary>Never says anything.</summary>
    public bool Hangs { get; init; }

    /// <summary>An answer that only calls one function.</summary>
    public static ScriptedAnswer Call(string name, string arguments = "{}", string id = "call_1")
        => new() { Calls = [new FunctionToolCall(id, name, arguments)] };
}
