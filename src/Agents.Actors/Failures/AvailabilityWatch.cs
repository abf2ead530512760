namespace Agents.Actors;

/// <summary>Tells the session's actor when an entry of a fallback list in force falls ill or gets well. Owned by the session.</summary>
internal sealed class AvailabilityWatch : IDisposable
{
    private readonly SessionScope _scope;
    private readonly Action<AvailabilityChanged> _tell;
    private IReadOnlyList<IFallbackComponent> _lists = [];

    public AvailabilityWatch(SessionScope scope)
    {
        _scope = scope;
        _tell = change => scope.Self.Tell(change);
    }

    /// <summary>Watches the services in force now.</summary>
    public void Watch()
    {
        Dispose();
        IInferenceComponent?[] components = [_scope.Agent.Stt, _scope.Agent.Llm, _scope.Agent.Tts];
        _lists = [.. components.OfType<IFallbackComponent>().Distinct()];
        foreach (var list in _lists)
            list.AvailabilityChanged += _tell;
    }

    public void OnChanged(AvailabilityChanged change)
        => _scope.Events.Publish(new ServiceAvailabilityChanged(change.Component.Model, change.Component.Provider, change.Available));

    public void Dispose()
    {
        foreach (var list in _lists)
            list.AvailabilityChanged -= _tell;
    }
}
