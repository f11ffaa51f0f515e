using System.Text;
using AiInfra.Functions.Notifications.Webhooks;

namespace AiInfra.Functions.Tests.Notifications.Webhooks;

public sealed class WebhookSignatureTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"test\": 2432232314}");

    private static byte[] Key => WebhookSignature.TryKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", out var key) ? key : [];

    [Fact]
    public void The_published_example_has_the_published_signature() => Assert.Equal(Signature, WebhookSignature.Sign(Key, Id, At, Body));

    [Fact]
    public void One_right_signature_among_several_is_enough() =>
        Assert.True(WebhookSignature.Verify(Key, Id, "1614265330", $"v1,AAAA v2,x {Signature}", Body, At));

    [Theory]
    [InlineData("msg_other", "1614265330", Signature, 0)]
    [InlineData(Id, "1614265331", Signature, 0)]
    [InlineData(Id, "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=", 0)]
    [InlineData(Id, "1614265330", "", 0)]
    [InlineData(Id, "1614265330", Signature, 301)]
    [InlineData(Id, "1614265330", Signature, -301)]
    [InlineData(Id, "99999999999999999", Signature, 0)]
    [InlineData(Id, "soon", Signature, 0)]
    public void Anything_else_does_not_verify(string id, string timestamp, string signature, int clock) =>
        Assert.False(WebhookSignature.Verify(Key, id, timestamp, signature, Body, At.AddSeconds(clock)));

    [Fact]
    public void Another_body_does_not_verify() => Assert.False(WebhookSignature.Verify(Key, Id, "1614265330", Signature, [.. Body, (byte)' '], At));

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_key_has_24_to_64_bytes(int bytes, bool valid) => Assert.Equal(valid, WebhookSignature.TryKey("whsec_" + Convert.ToBase64String(new byte[bytes]), out _));
}
