namespace Agents.Actors;

/// <summary>Tells the session's actor when an entry of a fallback list falls ill or gets well. Owned by the session.</summary>
internal sealed class AvailabilityWatch : IDisposable
{
    private readonly SessionScope _scope;
    private readonly List<IFallbackComponent> _lists;
    private readonly Action<AvailabilityChanged> _tell;

    public AvailabilityWatch(SessionScope scope)
    {
        _scope = scope;
        _tell = change => scope.Self.Tell(change);
        IInferenceComponent?[] components = [scope.Agent.Stt, scope.Agent.Llm, scope.Agent.Tts];
        _lists = [.. components.OfType<IFallbackComponent>().Distinct()];
        _lists.ForEach(list => list.AvailabilityChanged += _tell);
    }

    public void OnChanged(AvailabilityChanged change)
        => _scope.Events.Publish(new ServiceAvailabilityChanged(change.Component.Model, change.Component.Provider, change.Available));

    public void Dispose() => _lists.ForEach(list => list.AvailabilityChanged -= _tell);
}
