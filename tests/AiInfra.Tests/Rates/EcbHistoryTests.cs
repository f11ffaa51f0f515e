using System.Globalization;
using AiInfra.Rates;
using CsCheck;

namespace AiInfra.Tests.Rates;

public sealed class EcbHistoryTests
{
    private const string TwoDays = "Date,USD,JPY,TRL,\n2026-11-20,1.0840,178.9,N/A,\n2004-12-31,1.3621,139.65,1836200,\n";

    [Theory]
    [InlineData(TwoDays)]
    [InlineData("\uFEFF" + TwoDays)]
    [InlineData("Date, USD, JPY, TRL, \n2026-11-20, 1.0840, 178.9, N/A, \n2004-12-31, 1.3621, 139.65, 1836200, \n\n\n")]
    [InlineData("Date,JPY,USD,TRL\n2004-12-31,139.65,1.3621,1836200\n2026-11-20,178.90,1.084,N/A")]
    public void The_same_rates_are_read_from_every_dress_of_the_file(string csv) => Assert.Equal(Rates(TwoDays), Rates(csv));

    [Fact]
    public void Lines_may_end_as_on_windows() => Assert.Equal(Rates(TwoDays), Rates(TwoDays.ReplaceLineEndings("\r\n")));

    [Fact]
    public void Units_are_for_one_euro_and_a_missing_rate_is_no_rate()
    {
        var rates = Rates(TwoDays);

        Assert.Equal([new(2004, 12, 31), new(2026, 11, 20)], rates.Dates);
        Assert.Equal(new Rate(1.084m, new(2026, 11, 20)), rates.UsdFor("EUR", new(2026, 11, 20)));
        Assert.Null(rates.UsdFor("TRL", new(2026, 11, 20)));
        Assert.Equal(0.00000074180373m, rates.UsdFor("TRL", new(2004, 12, 31))!.UsdPerUnit);
    }

    [Fact]
    public void A_day_without_any_rate_is_no_day_of_the_history() => Assert.Equal(Rates(TwoDays), Rates(TwoDays + "2004-12-30,N/A,N/A,N/A,\n"));

    [Fact]
    public void A_currency_that_does_not_exist_yet_is_kept() => Assert.Equal(0.5m, Rates("Date,USD,QQQ,\n2031-01-02,1.5,3,\n").UsdFor("QQQ", new(2031, 1, 2))!.UsdPerUnit);

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("\uFEFF \r\n ", "it is empty")]
    [InlineData("<!DOCTYPE html><html><body>Date,USD,</body></html>", "web page")]
    [InlineData("  <?xml version=\"1.0\"?>", "web page or XML")]
    [InlineData("PK\u0003\u0004xxxx", "zip archive")]
    [InlineData("{\"error\":\"not found\"}", "line 1: a header")]
    [InlineData("Date", "line 1: a header")]
    [InlineData("Date,\n2026-11-20,\n", "line 1: a header")]
    [InlineData("2026-11-20,1.08,\n", "line 1: a header")]
    [InlineData("Date,USD,\n", "no day with a rate")]
    [InlineData("Date,USD,\n2026-11-20,N/A,\n", "no day with a rate")]
    [InlineData("Date,USD,\n2026-11-20,N/A,\n2026-11-20,N/A,\n", "line 3: the day 2026-11-20 stands there twice")]
    [InlineData("Date,usd,\n2026-11-20,1.08,\n", "line 1: \"usd\" is no currency code")]
    [InlineData("Date,USD,,JPY,\n2026-11-20,1.08,,178,\n", "line 1: \"\" is no currency code")]
    [InlineData("Date,USD,Date,\n2026-11-20,1.08,1,\n", "the column Date stands there twice")]
    [InlineData("Date,USD,USD,\n2026-11-20,1.08,1.09,\n", "the column USD stands there twice")]
    [InlineData("Date,EUR,USD,\n2026-11-20,1,1.09,\n", "EUR has no column")]
    [InlineData("Date;USD;\n2026-11-20;1,08;\n", "line 1: a header")]
    [InlineData("Date,USD,JPY,\n2026-11-20,1.08,\n", "line 2: has 2 columns, the header has 3")]
    [InlineData("Date,USD,\n2026-11-20,1,08,\n", "line 2: has 3 columns, the header has 2")]
    [InlineData("Date,USD,\n2026-11-20,1.08,\n\n2026-11-19,1.08,\n", "line 3: has 1 columns")]
    [InlineData("Date,USD,\n20 November 2026,1.08,\n", "line 2: \"20 November 2026\" is no day")]
    [InlineData("Date,USD,\n2026-02-30,1.08,\n", "line 2: \"2026-02-30\" is no day")]
    [InlineData("Date,USD,\n2026-11-20,1.08,\n2026-11-20,1.08,\n", "line 3: the day 2026-11-20 stands there twice")]
    [InlineData("Date,USD,\n2026-11-20,-1.08,\n", "line 2: USD: \"-1.08\" is no rate")]
    [InlineData("Date,USD,\n2026-11-20,1e3,\n", "line 2: USD: \"1e3\" is no rate")]
    [InlineData("Date,USD,\n2026-11-20,NaN,\n", "line 2: USD: \"NaN\" is no rate")]
    [InlineData("Date,USD,JPY,\n2026-11-20,,178,\n", "line 2: USD: \"\" is no rate")]
    [InlineData("Date,USD,\n2026-11-20,=1+1,\n", "line 2: USD: \"=1+1\" is no rate")]
    [InlineData("Date,USD,\n2026-11-20,99999999999999999999999999999999,\n", "is no rate")]
    [InlineData("Date,USD,\n2026-11-20,0,\n", "line 2: USD: \"0\" is not believed")]
    [InlineData("Date,USD,\n2026-11-20,0.0000009,\n", "is not believed; a rate is from 0.000001 to 10000000")]
    [InlineData("Date,USD,\n2026-11-20,10000000.1,\n", "line 2: USD: \"10000000.1\" is not believed")]
    public void What_is_not_such_a_file_is_refused_with_the_reason_and_the_line(string csv, string reason) =>
        Assert.Contains(reason, Assert.IsType<EcbReading.Unreadable>(EcbHistory.Read(csv)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_reason_does_not_repeat_all_that_was_sent() =>
        Assert.True(Assert.IsType<EcbReading.Unreadable>(EcbHistory.Read(new string('x', 1_000_000))).Reason.Length < 150);

    [Fact]
    public void A_history_is_written_newest_first_with_a_comma_at_the_end_of_each_line() =>
        Assert.Equal("Date,JPY,TRL,USD,\n2026-11-20,178.9,N/A,1.0840,\n2004-12-31,139.65,1836200,1.3621,\n", EcbHistory.Write(Rates(TwoDays)));

    [Fact]
    public void What_was_written_reads_as_the_same_history_in_any_culture()
    {
        var culture = Gen.OneOf(Gen.Const(""), Gen.Const("de-DE"), Gen.Const("tr-TR"), Gen.Const("fr-FR")).Select(CultureInfo.GetCultureInfo);
        Gen.Select(GenRates.History, culture).Sample((rates, c) =>
        {
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = c;
            try
            {
                Assert.Equal(rates, Rates(EcbHistory.Write(rates)));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        });
    }

    [Fact]
    public void No_text_makes_the_reader_throw() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["Date,USJPY0123456789-.N/A\r\n<"], 0, 200].Select(text => "Date,USD,\n" + text)).Sample(text => EcbHistory.Read(text) is not null);

    [Fact]
    public void A_history_without_days_is_a_header_that_nobody_should_send() => Assert.IsType<EcbReading.Unreadable>(EcbHistory.Read(EcbHistory.Write(ExchangeRates.None)));

    private static ExchangeRates Rates(string csv) => GenRates.Read(csv);
}
