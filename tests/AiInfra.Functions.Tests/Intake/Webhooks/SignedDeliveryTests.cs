using System.Text;
using AiInfra.Deals;
using AiInfra.Functions.Intake.Webhooks;
using AiInfra.Sources;
using CsCheck;

namespace AiInfra.Functions.Tests.Intake.Webhooks;

/// <summary>Whose signature is right, and whose is not.</summary>
public sealed class SignedDeliveryTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Vector = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly WebhookSource Standard = Source(VerifierType.Standard, new SourceSecret(Vector));
    private static readonly WebhookSource Github = Source(VerifierType.Github, new SourceSecret("It's a Secret to Everybody"));

    private static readonly Signed Published = new(
        Encoding.UTF8.GetBytes("{\"test\": 2432232314}"),
        new() { ["webhook-id"] = Id, ["webhook-timestamp"] = "1614265330", ["webhook-signature"] = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" });

    /// <summary>GitHub, "testing the webhook payload validation".</summary>
    private static readonly Signed PublishedByGithub = new(
        Encoding.UTF8.GetBytes("Hello, World!"),
        new() { ["X-Hub-Signature-256"] = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", ["X-GitHub-Delivery"] = "72d3162e-cc78-11e3-81ab-4c9367dc0958" });

    [Fact]
    public void The_example_of_Standard_Webhooks_verifies() => Assert.Equal((Id, 1614265330), Of(Standard, Published) is { } d ? (d.Key, d.Stamp) : default);

    [Fact]
    public void The_example_of_GitHub_verifies() => Assert.NotNull(Of(Github, PublishedByGithub));

    [Fact]
    public void A_flipped_bit_anywhere_in_the_body_verifies_nowhere()
    {
        Gen.Int[0, (Published.Body.Length * 8) - 1].Sample(bit => Of(Standard, Published.Flipped(bit)) is null);
        Gen.Int[0, (PublishedByGithub.Body.Length * 8) - 1].Sample(bit => Of(Github, PublishedByGithub.Flipped(bit)) is null);
    }

    [Theory]
    [InlineData("webhook-id", "msg_other")]
    [InlineData("webhook-id", "")]
    [InlineData("webhook-timestamp", "1614265331")]
    [InlineData("webhook-timestamp", "soon")]
    [InlineData("webhook-signature", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("webhook-signature", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("webhook-signature", "v1,")]
    public void Another_header_does_not_verify(string header, string value) => Assert.Null(Of(Standard, Published.With(header, value)));

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("webhook-timestamp")]
    [InlineData("webhook-signature")]
    public void A_missing_header_does_not_verify(string header) => Assert.Null(Of(Standard, Published.Without(header)));

    [Theory]
    [InlineData("X-Hub-Signature-256", "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("X-Hub-Signature-256", "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("X-Hub-Signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1")]
    [InlineData("X-Hub-Signature-256", "sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("X-Hub-Signature-256", "")]
    [InlineData("X-GitHub-Delivery", "")]
    public void Another_header_of_GitHub_does_not_verify(string header, string value) => Assert.Null(Of(Github, PublishedByGithub.With(header, value)));

    [Theory]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_timestamp_may_be_five_minutes_off_either_way(int seconds, bool verifies) => Assert.Equal(verifies, Of(Standard, Published, At.AddSeconds(seconds)) is not null);

    [Fact]
    public void One_right_signature_among_several_is_enough() =>
        Assert.NotNull(Of(Standard, Published.With("webhook-signature", $"v1,AAAA v1a,x {Published.Headers["webhook-signature"]}")));

    [Fact]
    public void Another_sources_secret_verifies_nothing()
    {
        Assert.Null(Of(Source(VerifierType.Standard, new SourceSecret(SourceSecrets.New(VerifierType.Standard))), Published));
        Assert.Null(Of(Source(VerifierType.Github, new SourceSecret(SourceSecrets.New(VerifierType.Github))), PublishedByGithub));
    }

    [Fact]
    public void The_signature_of_the_other_kind_verifies_nothing()
    {
        Assert.Null(Of(Github, Published));
        Assert.Null(Of(Standard, PublishedByGithub));
    }

    [Fact]
    public void Nobody_we_know_verifies_nothing() => Assert.Null(Of(null, Published));

    [Fact]
    public void A_secret_that_was_replaced_verifies_until_its_grace_ends_and_the_new_one_from_the_start()
    {
        var rotated = Standard.Rotate(SourceSecrets.New(VerifierType.Standard), TimeSpan.FromHours(24), At);
        var end = At.AddHours(24);
        foreach (var (secret, now, verifies) in new[] { (Vector, At, true), (Vector, end.AddSeconds(-1), true), (Vector, end, false), (rotated.Secrets[0].Text, At, true), (rotated.Secrets[0].Text, end, true) })
            Assert.Equal(verifies, Of(rotated, Signed.Standard(secret, Id, now, "{}"), now) is not null);
    }

    private static WebhookSource Source(VerifierType verifier, params SourceSecret[] secrets) => new("desk", null, verifier, Trust.Listed, null, [.. secrets], At, At);

    private static SignedDelivery? Of(WebhookSource? source, Signed signed, DateTimeOffset? now = null) => SignedDelivery.Of(source, signed.HeaderDictionary(), signed.Body, now ?? At);
}
