using System.Net;
using Agents.Inference.Tests.LanguageModel;
using Agents.Inference.Tests.Rig;
using Agents.Messages;

namespace Agents.Inference.Tests.Variants;

public sealed class StatusVariantTests : LlmTest
{
    [Theory]
    [InlineData(503, null, true, true)]
    [InlineData(-1, null, true, true)]
    [InlineData(404, null, false, false)]
    [InlineData(429, null, false, true)]
    [InlineData(408, null, false, true)]
    [InlineData(499, null, false, true)]
    [InlineData(404, true, true, false)]
    [InlineData(429, true, true, true)]
    [InlineData(503, false, false, false)]
    [Trait("variant", "5")]
    public void Variant_05_which_statuses_a_retry_may_mend(int status, bool? said, bool seed, bool upstream)
    {
        ProtocolVariant.Seed.Statuses.MayRetry(status, said).ShouldBe(seed);
        ProtocolVariant.Upstream.Statuses.MayRetry(status, said).ShouldBe(upstream);
        ProtocolVariant.Default.Statuses.MayRetry(status, said).ShouldBe(upstream);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 4)]
    [Trait("variant", "6")]
    public void Variant_06_a_401_before_any_output_is_retried_where_the_raiser_is_believed(bool believed, int requests) => Run(async () =>
    {
        Gateway.OnHttp = (_, _, _) => Task.FromResult(FakeGateway.Json("{}", HttpStatusCode.Unauthorized));
        var variant = new ProtocolVariant { Statuses = new StatusRule { BelievesRaiser = believed } };
        await Fails<ApiException>(() => Collect(CreateLlm(new LlmOptions { Model = "a/b", Variant = variant }).Chat(Hello, parent: Sys)));
        Gateway.Requests.Count.ShouldBe(requests);
    });
}
