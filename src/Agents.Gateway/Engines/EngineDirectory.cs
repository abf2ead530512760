using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Agents.Gateway;

/// <summary>Finds the engine for a model name, through the model map.</summary>
internal sealed class EngineDirectory(IReadOnlyList<IEngine> engines, IReadOnlyDictionary<string, string> map, ILogger logger)
{
    private readonly ConcurrentDictionary<ModelName, bool> _told = new();

    public IReadOnlyList<IEngine> Engines => engines;

    /// <summary>All models, with those of the map first; what <c>/models</c> lists.</summary>
    public IReadOnlyList<string> Models => [.. map.Keys.Concat(engines.SelectMany(engine => engine.Models)).Distinct()];

    /// <summary>The engine of a kind that serves a model, and the model's name after the map.</summary>
    /// <param name="kind">For errors: <c>speech to text</c> and so on.</param>
    /// <param name="asked">As the client wrote it.</param>
    /// <remarks>The log says once for each name who serves it, when that is not the one asked for.</remarks>
    /// <exception cref="UnknownModelException">No engine of this kind serves it.</exception>
    public Found<T> Find<T>(string kind, ModelName asked)
        where T : class, IEngine
    {
        var model = Mapped(asked);
        if (engines.OfType<T>().FirstOrDefault(engine => engine.Serves(model.Model)) is not { } engine)
            throw new UnknownModelException(kind, asked.ToString(), KnownTo<T>());
        if (model != asked && TellOnce(asked)) GatewayLog.ModelMapped(logger, asked.ToString(), model.ToString());
        return new(engine, model);
    }

    /// <summary>The models of one kind of engine that pass the engine's own check.</summary>
    public IReadOnlyList<string> Working<T>()
        where T : class, IEngine =>
        [.. engines.OfType<T>().SelectMany(engine => engine.Models.Where(name => Works(engine, ModelName.Parse(name)))).Distinct()];

    /// <summary>The first engine with an ability that serves a model, or null.</summary>
    public T? FirstServing<T>(ModelName asked)
        where T : class => engines.FirstOrDefault(engine => engine is T && engine.Serves(Mapped(asked).Model)) as T;

    /// <summary>Whether the log has not yet said who serves a name. Names come from clients: past a thousand nothing more is remembered, or said.</summary>
    private bool TellOnce(ModelName asked) => _told.Count < 1000 && _told.TryAdd(asked, true);

    private static bool Works(IEngine engine, ModelName model)
    {
        try
        {
            engine.Check(model);
            return true;
        }
        catch (GatewayException)
        {
            return false;
        }
    }

    private ModelName Mapped(ModelName asked)
    {
        if (Target(asked.ToString()) is { } whole) return ModelName.Parse(whole);
        if (Target(asked.Model) is not { } target) return asked;
        var model = ModelName.Parse(target);
        return model.Suffix is null ? model with { Suffix = asked.Suffix } : model;
    }

    private string? Target(string name) => map.TryGetValue(name, out var exact)
        ? exact
        : map.Where(entry => entry.Key.EndsWith('*') && name.StartsWith(entry.Key[..^1], StringComparison.Ordinal))
            .OrderByDescending(entry => entry.Key.Length).Select(entry => entry.Value).FirstOrDefault();

    private string[] KnownTo<T>()
        where T : class, IEngine
    {
        var own = engines.OfType<T>().ToArray();
        var mapped = map.Where(entry => own.Any(engine => engine.Serves(ModelName.Parse(entry.Value).Model))).Select(entry => entry.Key);
        return [.. own.SelectMany(engine => engine.Models).Concat(mapped).Distinct()];
    }
}

/// <summary>An engine and the name it is to serve.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Model">The model's name after the map.</param>
internal readonly record struct Found<T>(T Engine, ModelName Model)
    where T : class, IEngine;
