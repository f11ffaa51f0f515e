using System.Text.Json;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Tests.Subscribers;

public sealed class SignUpReaderTests
{
    [Fact]
    public void Nobody_signs_up_for_the_tests_of_the_system()
    {
        using var json = JsonDocument.Parse("""{"email":"a@example.com","rules":["test"]}""");

        var invalid = Assert.IsType<SubscriberReading.Invalid>(SignUpReader.Read(json.RootElement, RuleSet.Default, Given.Now));

        Assert.Equal("#/rules", Assert.Single(invalid.Errors).Pointer);
    }

    [Fact]
    public void A_mail_address_alone_is_a_sign_up_for_the_default_rule_at_once_in_English_and_nothing_is_live_yet()
    {
        var read = Ok("""{"email":"analyst@example.com"}""");

        var channel = Assert.Single(read.Channels);
        Assert.Equal((ChannelType.Email, "analyst@example.com", ChannelState.Unverified, (string?)null), (channel.Type, channel.Address, channel.State, channel.SigningSecret));
        Assert.Equal(["over-10b"], read.Rules);
        Assert.Equal(new Preferences(ReaderLanguage.En, Frequency.Immediate, "Etc/UTC", null, false, null), Preferences.Of(read));
    }

    [Fact]
    public void Everything_that_can_be_said_is_read()
    {
        var read = Ok("""
            {"channel":{"type":"webhook","address":"https://hooks.example.org/x"},"contact":"owner@example.com","language":"fr","frequency":"weekly","timeZone":"Europe/Paris",
             "quietHours":{"from":"22:00","to":"07:00"},"eachAlone":true,"rules":["over-10b"]}
            """);

        Assert.Equal(new Preferences(ReaderLanguage.Fr, Frequency.Weekly, "Europe/Paris", new(new(22, 0), new(7, 0)), true, "owner@example.com"), Preferences.Of(read));
        Assert.True(SigningKey.TryRead(read.Channels[0].SigningSecret, out _));
    }

    [Fact]
    public void Every_mistake_is_named_at_once_with_its_place() => Assert.Equal(
        ["#/channel/address", "#/contact", "#/frequency", "#/language", "#/nickname", "#/quietHours/from", "#/quietHours/to", "#/rules", "#/timeZone"],
        Pointers("""
            {"channel":{"type":"teams","address":"ftp://x"},"contact":"nobody","language":"de","frequency":"hourly","timeZone":"../etc/passwd","quietHours":{"from":"25:00","to":7},"rules":["all"],"nickname":"x"}
            """));

    [Theory]
    [InlineData("""{}""", "#/email")]
    [InlineData("""{"email":"a@example.com","channel":{"type":"email","address":"b@example.com"}}""", "#/channel")]
    [InlineData("""{"email":"Name <a@example.com>"}""", "#/email")]
    [InlineData("""{"email":"a@example.com\r\nBcc: b@example.com"}""", "#/email")]
    [InlineData("""{"email":"a@example.com","contact":"b@example.com"}""", "#/contact")]
    [InlineData("""{"email":"a@example.com","quietHours":{"from":"22:00","to":"22:00"}}""", "#/quietHours/to")]
    [InlineData("""{"email":"a@example.com","timeZone":"Pacific Standard Time"}""", "#/timeZone")]
    [InlineData("""{"email":"a@example.com","timeZone":"/etc/localtime"}""", "#/timeZone")]
    [InlineData("""[]""", "#")]
    public void What_is_no_sign_up_is_refused_where_it_is_wrong(string json, string pointer) => Assert.Contains(pointer, Pointers(json));

    [Fact]
    public void A_mailbox_is_the_same_subscriber_in_any_spelling_and_by_either_form()
    {
        var id = Ok("""{"email":"analyst@example.com"}""").Id;
        Assert.Equal(id, Ok("""{"email":"Analyst@Example.COM"}""").Id);
        Assert.Equal(id, Ok("""{"channel":{"type":"email","address":"analyst@example.com"}}""").Id);
    }

    private static Subscriber Ok(string json) => Assert.IsType<SubscriberReading.Ok>(Read(json)).Subscriber;

    private static IEnumerable<string> Pointers(string json) => Assert.IsType<SubscriberReading.Invalid>(Read(json)).Errors.Select(e => e.Pointer).Order(StringComparer.Ordinal);

    private static SubscriberReading Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return SignUpReader.Read(document.RootElement, RuleSet.Default, Given.Now);
    }
}
