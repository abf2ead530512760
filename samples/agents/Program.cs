using Agents.Samples.Restaurant;

foreach (var line in Demo.Run())
    Console.WriteLine(line);
