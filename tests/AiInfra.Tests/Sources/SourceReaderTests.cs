using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Sources;

namespace AiInfra.Tests.Sources;

public sealed class SourceReaderTests
{
    private const string Vector = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("standard", "whsec_")]
    [InlineData("github", "")]
    public void A_source_without_a_secret_gets_one_of_32_random_bytes(string verifier, string prefix)
    {
        var source = Ok($$"""{"id":"deal-desk-2","verifier":"{{verifier}}","trust":"listed"}""");
        var other = Ok($$"""{"id":"deal-desk-2","verifier":"{{verifier}}","trust":"listed"}""");

        Assert.StartsWith(prefix, source.Secrets.Single().Text, StringComparison.Ordinal);
        Assert.NotEqual(source.Secrets.Single(), other.Secrets.Single());
        Assert.Equal((Trust.Listed, Now), (source.Trust, source.CreatedAt));
    }

    [Theory]
    [InlineData(Vector)]
    [InlineData("whsec_" + Vector)]
    public void A_secret_is_taken_with_and_without_its_prefix(string secret) =>
        Assert.Equal("whsec_" + Vector, Ok($$"""{"id":"a","verifier":"standard","trust":"trusted","secret":"{{secret}}"}""").Secrets.Single().Text);

    [Theory]
    [InlineData("""{}""", "#/id", "#/verifier", "#/trust")]
    [InlineData("""{"id":"Deal Desk","verifier":"hmac","trust":"admin"}""", "#/verifier", "#/trust", "#/id")]
    [InlineData("""{"id":"a","verifier":"standard","trust":"listed","secret":"short"}""", "#/secret")]
    [InlineData("""{"id":"a","verifier":"standard","trust":"listed","secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS"}""", "#/secret")]
    [InlineData("""{"id":"a","verifier":"github","trust":"listed","secret":"fifteen letters"}""", "#/secret")]
    [InlineData("""{"id":"a","verifier":"github","trust":"listed","mapping":{"each":"x"}}""", "#/mapping/each")]
    [InlineData("""{"id":"a","verifier":"github","trust":"listed","url":"x"}""", "#/url")]
    [InlineData("""[]""", "#")]
    public void What_is_wrong_with_a_source_is_said_all_at_once(string json, params string[] pointers) =>
        Assert.Equal(pointers, Assert.IsType<SourceReading.Invalid>(SourceReader.Read(JsonElement.Parse(json), Now)).Errors.Select(e => e.Pointer));

    [Theory]
    [InlineData("anonymous", Trust.Anonymous)]
    [InlineData("listed", Trust.Listed)]
    [InlineData("trusted", Trust.Trusted)]
    public void A_source_has_the_trust_it_is_given(string word, Trust trust) => Assert.Equal(trust, Ok($$"""{"id":"a","verifier":"github","trust":"{{word}}"}""").Trust);

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(0, false)]
    public void An_id_has_1_to_60_characters(int length, bool valid) => Assert.Equal(valid, SourceReader.IsId(new string('a', length)));

    [Fact]
    public void What_is_named_is_changed_and_the_rest_stays()
    {
        var source = Ok("""{"id":"a","name":"A desk","verifier":"github","trust":"listed","mapping":{"each":"/deals"}}""");

        var trusted = Changed(source, """{"trust":"trusted"}""");
        var bare = Changed(source, """{"name":null,"mapping":null}""");

        Assert.Equal(("A desk", Trust.Trusted, true), (trusted.Name, trusted.Trust, trusted.Mapping is not null));
        Assert.Equal((null, Trust.Listed, false), (bare.Name, bare.Trust, bare.Mapping is not null));
        Assert.Equal(source.Secrets, trusted.Secrets);
    }

    [Theory]
    [InlineData("""{"trust":null}""", "#/trust")]
    [InlineData("""{"trust":"admin"}""", "#/trust")]
    [InlineData("""{"verifier":"github"}""", "#/verifier")]
    [InlineData("""{"secret":"x"}""", "#/secret")]
    public void What_cannot_be_changed_is_refused(string json, string pointer) =>
        Assert.Equal(pointer, Assert.IsType<SourceReading.Invalid>(SourceReader.Change(Ok("""{"id":"a","verifier":"github","trust":"listed"}"""), JsonElement.Parse(json), Now)).Errors.Single().Pointer);

    [Theory]
    [InlineData("{}", 24)]
    [InlineData("""{"graceHours":0}""", 0)]
    [InlineData("""{"graceHours":168}""", 168)]
    [InlineData("""{"graceHours":0.5}""", 0.5)]
    public void After_a_rotation_the_old_secret_counts_for_its_grace_and_not_after(string json, double hours)
    {
        var source = Ok("""{"id":"a","verifier":"standard","trust":"listed"}""");
        var rotated = Rotated(source, json);
        var end = Now.AddHours(hours);

        Assert.Equal(hours > 0 ? 2 : 1, rotated.Secrets.Count(s => s.HoldsAt(end.AddTicks(-1))));
        Assert.Equal(rotated.Secrets[0], rotated.Secrets.Single(s => s.HoldsAt(end)));
        Assert.DoesNotContain(source.Secrets[0].Text, rotated.Secrets[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"graceHours":169}""", "#/graceHours")]
    [InlineData("""{"graceHours":-1}""", "#/graceHours")]
    [InlineData("""{"secret":"x"}""", "#/secret")]
    public void A_rotation_with_a_mistake_is_refused(string json, string pointer) =>
        Assert.Equal(pointer, Assert.IsType<SourceReading.Invalid>(SourceReader.Rotate(Ok("""{"id":"a","verifier":"standard","trust":"listed"}"""), JsonElement.Parse(json), Now)).Errors.Single().Pointer);

    [Fact]
    public void A_second_rotation_gives_the_first_secret_no_longer_life_and_may_end_it()
    {
        var twice = Rotated(Rotated(Ok("""{"id":"a","verifier":"standard","trust":"listed"}"""), """{"graceHours":1}"""), """{"graceHours":24}""");
        var ended = Rotated(twice, """{"graceHours":0}""");

        Assert.Equal([null, Now.AddHours(24), Now.AddHours(1)], twice.Secrets.Select(s => s.Until));
        Assert.Single(ended.Secrets);
    }

    [Fact]
    public void However_often_a_secret_is_rotated_no_more_than_five_count()
    {
        var source = Ok("""{"id":"a","verifier":"standard","trust":"listed"}""");
        for (var i = 0; i < 10; i++) source = Rotated(source, "{}");

        Assert.Equal(WebhookSource.MaxSecrets, source.Secrets.Length);
    }

    private static WebhookSource Ok(string json) => Assert.IsType<SourceReading.Ok>(SourceReader.Read(JsonElement.Parse(json), Now)).Source;

    private static WebhookSource Changed(WebhookSource source, string json) => Assert.IsType<SourceReading.Ok>(SourceReader.Change(source, JsonElement.Parse(json), Now)).Source;

    private static WebhookSource Rotated(WebhookSource source, string json) => Assert.IsType<SourceReading.Ok>(SourceReader.Rotate(source, JsonElement.Parse(json), Now)).Source;
}
