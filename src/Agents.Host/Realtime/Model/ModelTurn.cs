namespace Agents.Host.Realtime;

/// <summary>What the model is asked next for a response, and by which name its answer is known.</summary>
/// <param name="Response">Name of the response.</param>
/// <param name="Request">How it is made.</param>
internal sealed record ModelTurn(string Response, ResponseRequest Request);

/// <summary>Holds the turn for the model. Written by the leg, read by the session's actors.</summary>
internal sealed class ModelTurnSlot(ModelTurn first)
{
    private volatile ModelTurn _turn = first;

    /// <summary>The turn.</summary>
    public ModelTurn Turn
    {
        get => _turn;
        set => _turn = value;
    }
}
