using System.Text.Json;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Tests.Subscribers;

public sealed class SubscriberReaderTests
{
    [Fact]
    public void A_rule_id_that_is_half_a_character_is_refused_where_it_is()
    {
        using var json = JsonDocument.Parse("""{"channels":[{"type":"email","address":"a@example.com"}],"rules":["\uD800"]}""");

        var invalid = Assert.IsType<SubscriberReading.Invalid>(SubscriberReader.Read(json.RootElement, RuleSet.Default, Given.Now));

        Assert.Equal("#/rules", Assert.Single(invalid.Errors).Pointer);
    }

    [Fact]
    public void Who_follows_the_tests_of_the_system_is_another_subscriber_than_who_follows_deals_over_the_same_channel()
    {
        var tests = Read("""{"channels":[{"type":"email","address":"a@example.com"}],"rules":["test"]}""");
        var deals = Read("""{"channels":[{"type":"email","address":"a@example.com"}]}""");

        Assert.Equal(["test"], tests.Rules);
        Assert.Equal("test-" + deals.Id, tests.Id);
    }

    [Theory]
    [InlineData("""{"channels":[{"type":"email","address":"a@example.com"}],"rules":["test","over-10b"]}""")]
    [InlineData("""{"channels":[{"type":"email","address":"a@example.com"}],"rules":["test"],"when":"amount > 1B USD"}""")]
    public void Tests_are_followed_alone(string json)
    {
        var invalid = Assert.IsType<SubscriberReading.Invalid>(SubscriberReader.Read(JsonDocument.Parse(json).RootElement, RuleSet.Default, Given.Now));

        Assert.Equal("#/rules", Assert.Single(invalid.Errors).Pointer);
    }

    [Fact]
    public void To_who_follows_tests_an_email_channel_without_an_address_is_the_operators() =>
        Assert.Equal("ops@example.com", Assert.Single(Read("""{"channels":[{"type":"email"}],"rules":["test"]}""", "ops@example.com").Channels).Address);

    [Theory]
    [InlineData("""{"channels":[{"type":"email"}],"rules":["test"]}""", null)]
    [InlineData("""{"channels":[{"type":"email"}]}""", "ops@example.com")]
    public void To_others_and_without_an_operator_it_is_a_mistake(string json, string? operatorMail)
    {
        var invalid = Assert.IsType<SubscriberReading.Invalid>(SubscriberReader.Read(JsonDocument.Parse(json).RootElement, RuleSet.Default, Given.Now, operatorMail));
        Assert.Equal("#/channels/0/address", Assert.Single(invalid.Errors).Pointer);
    }

    private static Subscriber Read(string json, string? operatorMail = null) =>
        Assert.IsType<SubscriberReading.Ok>(SubscriberReader.Read(JsonDocument.Parse(json).RootElement, RuleSet.Default, Given.Now, operatorMail)).Subscriber;

    [Theory]
    [InlineData("analyst@example.com", "a…@example.com")]
    [InlineData("\"a@b\"@example.com", "\"…@example.com")]
    [InlineData("😀x@example.com", "😀…@example.com")]
    [InlineData("nobody", "…")]
    public void A_masked_mail_address_shows_one_character_and_the_domain(string address, string masked) =>
        Assert.Equal(masked, new ChannelAddress(ChannelType.Email, address).Masked);
}
