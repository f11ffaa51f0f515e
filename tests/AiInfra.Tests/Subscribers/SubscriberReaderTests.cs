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

    [Theory]
    [InlineData("analyst@example.com", "a…@example.com")]
    [InlineData("\"a@b\"@example.com", "\"…@example.com")]
    [InlineData("😀x@example.com", "😀…@example.com")]
    [InlineData("nobody", "…")]
    public void A_masked_mail_address_shows_one_character_and_the_domain(string address, string masked) =>
        Assert.Equal(masked, new ChannelAddress(ChannelType.Email, address).Masked);
}
