using AiInfra.Functions.Rates;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Tests.Rates;

public sealed class RatesOptionsTests
{
    [Theory]
    [InlineData(null, RatesOptions.Ecb)]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData("https://rates.example.org/history.csv", "https://rates.example.org/history.csv")]
    public void The_source_is_the_ecb_unless_another_is_set_or_none(string? setting, string? source) => Assert.Equal(source, Read(("Source", setting)).Source);

    [Theory]
    [InlineData("Source", "http://rates.example.org/history.csv")]
    [InlineData("Source", "http://127.0.0.1:8080/history.csv")]
    [InlineData("Source", "here")]
    [InlineData("TimeoutSeconds", "soon")]
    public void A_wrong_setting_stops_the_start_and_is_named_without_its_value(string name, string value)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Read((name, value)));
        Assert.Contains($"ExchangeRates:{name}", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, fault.Message, StringComparison.Ordinal);
    }

    private static RatesOptions Read((string Name, string? Value) setting) =>
        RatesOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(setting.Value is null ? [] : [new("ExchangeRates:" + setting.Name, setting.Value)]).Build());
}
