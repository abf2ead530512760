namespace Agents.Hocon;

/// <summary>Collects faults while the work goes on, so that one run reports them all.</summary>
internal sealed class ErrorList
{
    private readonly List<HoconError> _errors = [];

    public bool IsEmpty => _errors.Count == 0;

    public void Add(HoconOrigin origin, string message)
    {
        var error = new HoconError(origin, message);
        if (_errors.Contains(error)) return;
        _errors.Add(error);
        if (_errors.Count == HoconLimits.MaxErrors)
            Abort(origin, $"more than {HoconLimits.MaxErrors - 1} errors; the rest was not read");
    }

    /// <summary>A fault after which going on makes no sense.</summary>
    public void Abort(HoconOrigin origin, string message)
    {
        _errors.Add(new HoconError(origin, message));
        ThrowIfAny();
    }

    public void ThrowIfAny()
    {
        if (!IsEmpty) throw new HoconException(InOrder());
    }

    /// <summary>File by file as they came up, and by position in each.</summary>
    private HoconError[] InOrder()
    {
        var sources = _errors.Select(error => error.Origin!.Source).Distinct().ToList();
        return _errors.OrderBy(error => sources.IndexOf(error.Origin!.Source)).ThenBy(error => error.Origin!.Line).ThenBy(error => error.Origin!.Column).ToArray();
    }
}
