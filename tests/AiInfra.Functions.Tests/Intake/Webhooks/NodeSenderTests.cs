using AiInfra.Deals;
using AiInfra.Functions.Intake.Webhooks;
using AiInfra.Sources;

namespace AiInfra.Functions.Tests.Intake.Webhooks;

/// <summary>What the reference implementation signs is rightly signed here.</summary>
public sealed class NodeSenderTests(NodeSender sender) : IClassFixture<NodeSender>
{
    [Fact]
    public async Task The_package_signs_the_published_example_as_published()
    {
        var signed = await sender.SignAsync("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), "{\"test\": 2432232314}");

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signed.Headers["webhook-signature"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"name\":\"Zürich – 東京 🏗\",\"amount\":\"€3,5 Mrd\"}")]
    [InlineData("{\n  \"spaced\" : [ 1 , 2.50 ]\n}")]
    public async Task What_the_package_signs_with_a_secret_of_ours_verifies(string body)
    {
        var source = new WebhookSource("desk", null, VerifierType.Standard, Trust.Listed, null, [new(SourceSecrets.New(VerifierType.Standard))], Given.Now, Given.Now);

        var signed = await sender.SignAsync(source.Secrets[0].Text, "msg_1", Given.Now, body);

        Assert.NotNull(SignedDelivery.Of(source, signed.HeaderDictionary(), signed.Body, Given.Now));
    }
}
