using Agents.Kernel.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Agents.Kernel.Streams.Tests.Bounded;

/// <summary>Random programs against a model that is a plain list. A failure prints FsCheck's seed and the shortest program.</summary>
public class BoundedStreamProperties
{
    private const int Capacity = 10;

    public enum Verb
    {
        Offer,
        Read,
        Clear,
    }

    public sealed record Step(Verb Verb, int Cost);

    private static readonly Gen<Step> AnyStep =
        from verb in Gen.Frequency((12, Gen.Constant(Verb.Offer)), (8, Gen.Constant(Verb.Read)), (1, Gen.Constant(Verb.Clear)))
        from cost in Gen.Frequency((10, Gen.Choose(0, 4)), (1, Gen.Choose(5, 25)))
        select new Step(verb, cost);

    private static readonly Arbitrary<(OverflowStrategy Overflow, List<Step> Steps)> Programs =
        (from overflow in Gen.Elements(OverflowStrategy.Backpressure, OverflowStrategy.DropHead, OverflowStrategy.DropTail, OverflowStrategy.Fail)
         from steps in Gen.ListOf(AnyStep)
         select (overflow, steps.ToList())).ToArbitrary();

    [Fact]
    public void Order_bound_and_drops_are_those_of_the_model() =>
        Prop.ForAll(Programs, program =>
        {
            var stream = new BoundedStream<(int Number, int Cost)>(Capacity, item => item.Cost, program.Overflow);
            var model = new Model(program.Overflow);
            var number = 0;
            foreach (var step in program.Steps)
            {
                switch (step.Verb)
                {
                    case Verb.Offer:
                        var item = (++number, step.Cost);
                        stream.Offer(item).ShouldBe(model.Offer(item));
                        break;
                    case Verb.Read:
                        var read = stream.TryRead(out var got) ? got : default((int, int)?);
                        read.ShouldBe(model.Read());
                        break;
                    default:
                        stream.Clear().ShouldBe(model.Clear());
                        break;
                }

                stream.Buffered.ShouldBe(new StreamAmount(model.Buffer.Count, model.Cost));
                stream.Dropped.ShouldBe(new StreamAmount(model.Dropped.Count, model.Dropped.Sum(d => d.Cost)));
                stream.IsCompleted.ShouldBe(model.Failed);
                (stream.Buffered.Cost <= Capacity || model.Buffer.Count(b => b.Cost > 0) == 1).ShouldBeTrue("the bound holds but for one large item");
            }
        }).QuickCheckThrowOnFailure();

    private static readonly Arbitrary<(int Producers, int Readers, List<int> Costs)> Crowds =
        (from producers in Gen.Choose(1, 4)
         from readers in Gen.Choose(1, 3)
         from costs in Gen.ListOf(Gen.Choose(0, 14))
         select (producers, readers, costs.ToList())).ToArbitrary();

    [Fact]
    public void Under_back_pressure_every_item_arrives_once_and_each_reader_sees_the_producers_order() =>
        Prop.ForAll(Crowds, crowd =>
        {
            var time = new VirtualTime();
            var stream = new BoundedStream<(int Producer, int Number, int Cost)>(Capacity, item => item.Cost);
            var read = new List<(int Reader, int Producer, int Number)>();
            time.Run(async () =>
            {
                var readers = Enumerable.Range(0, crowd.Readers).Select(Read).ToList();
                await Task.WhenAll(Enumerable.Range(0, crowd.Producers).Select(Produce));
                stream.Complete();
                await Task.WhenAll(readers);
            });

            read.Count.ShouldBe(crowd.Producers * crowd.Costs.Count);
            read.Select(item => (item.Producer, item.Number)).Distinct().Count().ShouldBe(read.Count);
            foreach (var one in read.GroupBy(item => (item.Reader, item.Producer)))
                one.Select(item => item.Number).ShouldBeInOrder();
            stream.Dropped.ShouldBe(default);
            time.Strays.ShouldBe(0);

            async Task Produce(int producer)
            {
                for (var i = 0; i < crowd.Costs.Count; i++)
                {
                    if (i % 3 == producer) await Task.Delay(TimeSpan.FromMilliseconds(1), time);
                    (await stream.OfferAsync((producer, i, crowd.Costs[i]))).ShouldBeTrue();
                }
            }

            async Task Read(int reader)
            {
                await foreach (var item in stream.ReadAllAsync())
                {
                    read.Add((reader, item.Producer, item.Number));
                    if (item.Number % 4 == reader) await Task.Delay(TimeSpan.FromMilliseconds(2), time);
                }
            }
        }).QuickCheckThrowOnFailure();

    private sealed class Model(OverflowStrategy overflow)
    {
        public List<(int Number, int Cost)> Buffer { get; } = [];
        public List<(int Number, int Cost)> Dropped { get; } = [];
        public bool Failed { get; private set; }
        public int Cost => Buffer.Sum(b => b.Cost);

        public bool Offer((int Number, int Cost) item)
        {
            if (Failed) return false;
            while (Buffer.Count > 0 && item.Cost > 0 && Cost + item.Cost > Capacity)
            {
                if (overflow == OverflowStrategy.Backpressure) return false;
                if (overflow == OverflowStrategy.Fail)
                {
                    Failed = true;
                    Dropped.Add(item);
                    return false;
                }

                var victim = overflow == OverflowStrategy.DropHead ? Buffer[0] : Buffer[^1];
                Buffer.Remove(victim);
                Dropped.Add(victim);
            }

            Buffer.Add(item);
            return true;
        }

        public (int, int)? Read()
        {
            if (Buffer.Count == 0) return null;
            var first = Buffer[0];
            Buffer.RemoveAt(0);
            return first;
        }

        public List<(int, int)> Clear()
        {
            List<(int, int)> all = [.. Buffer];
            Buffer.Clear();
            return all;
        }
    }
}
