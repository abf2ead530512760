namespace Agents.Bench.Measuring;

/// <summary>A benchmark: one run gives one set of values.</summary>
/// <param name="Name">Short name, unique.</param>
/// <param name="What">What a run does, in words.</param>
/// <param name="Run">Does it.</param>
internal sealed record Benchmark(string Name, string What, Func<Task<Measured>> Run)
{
    /// <summary>Warms up, runs a number of times and sums up.</summary>
    public async Task<IReadOnlyList<Figure>> Measure(int runs)
    {
        await Run();
        List<Measured> results = [];
        for (var i = 0; i < runs; i++)
            results.Add(await Run());
        return
        [
            .. results[0].Values.Select((first, i) =>
                Figure.Of($"{Name}.{first.Quantity}", first.Unit, results.Select(result => result.Values[i].Value), What)),
        ];
    }
}
