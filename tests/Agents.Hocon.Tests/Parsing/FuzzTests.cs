using System.Text;

namespace Agents.Hocon.Tests.Parsing;

/// <summary>Whatever the bytes are, the answer is a document or a <see cref="HoconException"/>. A failure prints its seed.</summary>
public class FuzzTests
{
    private const int Rounds = 1_000;

    private static readonly string[] Pieces =
    [
        "a", "b.c", "\"q.r\"", " ", "\n", ",", ":", "=", "+=", "{", "}", "[", "]", "${a}", "${?b.c}", "${", "?", "\"", "\"\"\"", "\\u00e9", "\\ud800", "//", "#", "include ", "include \"x\"",
        "required(", ")", "1", "-1.5e+3", "true", "null", "10 ms", "\uFEFF", "\u00A0", "\uD800", "$", "+", ".", "..",
    ];

    private static readonly byte[] Seed = Encoding.UTF8.GetBytes("""
        include "other.conf"
        a { b = ${c.d} [1, 2], e : "x\u0041" } # comment
        a.b = ${?a.b} [3]
        c { d = [0], f = ${a} { g = 10 ms } }
        list += ${c}
        text = ""\"multi
        line""\" ${?HOME} x
        """.Replace("\\\"", "\""));

    [Theory]
    [InlineData(1)]
    [InlineData(20261122)]
    public void Random_bytes(int seed) => Run(seed, random =>
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    });

    [Theory]
    [InlineData(2)]
    [InlineData(20261123)]
    public void Random_tokens(int seed) => Run(seed, random => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Pieces[random.Next(Pieces.Length)]))));

    [Theory]
    [InlineData(3)]
    [InlineData(20261124)]
    public void Mutations_of_a_good_document(int seed) => Run(seed, random =>
    {
        var bytes = Seed.ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(3) == 0) bytes.RemoveRange(at, Math.Min(random.Next(1, 10), bytes.Count - at));
            else if (random.Next(2) == 0) bytes[at] = (byte)random.Next(256);
            else bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
            if (bytes.Count == 0) break;
        }
        return bytes.ToArray();
    });

    private static void Run(int seed, Func<Random, byte[]> next)
    {
        var random = new Random(seed);
        var good = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = next(random);
            try
            {
                var document = HoconDocument.Parse(new MemoryStream(bytes), Read.Options());
                _ = document.Root.ToString();
                _ = document.Keys().Count();
                good++;
            }
            catch (HoconException exception)
            {
                exception.Errors.ShouldAllBe(error => error.Origin!.Line >= 1 && error.Origin.Column >= 1 && error.Message.Length > 0);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed}, round {round}: {Convert.ToBase64String(bytes)}", exception);
            }
        }
        good.ShouldBeLessThan(Rounds);
    }
}
