using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages;

/// <summary>What is written the same in every language: signs, ISO 4217 codes, and the abbreviations that no language disputes.</summary>
internal static class Neutral
{
    /// <summary>ISO 4217 codes: the currencies of the ECB reference rates and a few that AI infrastructure is paid in.</summary>
    private const string Codes =
        "USD|EUR|GBP|JPY|CHF|CAD|AUD|NZD|SGD|HKD|TWD|CNY|INR|KRW|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|TRY|ILS|ZAR|BRL|MXN|IDR|MYR|PHP|THB|SAR|AED|QAR|KWD|VND|CLP";

    public static Phrases<CurrencyMark> Currencies { get; } = Signs();

    public static Phrases<Scale> Scales { get; } = new()
    {
        { 1e3m, "k" },
        { 1e5m, "lakh|lakhs" },
        { 1e6m, "m|mm|mn|mln|mio|mios" },
        { 1e7m, "crore|crores" },
        { 1e9m, "md|mds|mrd|mrds|bln|milliard|milliards|milliarden" },
        { 1e12m, "t|tn|trn|tln" },
    };

    public static Phrases<AmountQualifier> QualifiersBefore { get; } = new()
    {
        { AmountQualifier.About, "~|≈|≃|±|ca|circa" },
        { AmountQualifier.MoreThan, ">" },
        { AmountQualifier.AtLeast, "≥|> =" },
        { AmountQualifier.UpTo, "≤|<|< =" },
    };

    public static Phrases<AmountQualifier> QualifiersAfter { get; } = new() { { AmountQualifier.AtLeast, "+" } };

    public static Phrases<AmountPer> Per { get; } = new()
    {
        { AmountPer.Year, "p a|/ y|/ yr" },
        { AmountPer.Gigawatt, "/ gw" },
    };

    /// <summary>Whether a word says nothing of the language: codes, letters beside signs, as "au" in "AU$", and abbreviations that several languages share.</summary>
    public static bool IsAt(IReadOnlyList<Token> tokens, int at) =>
        tokens[at].Text is "m" or "t" or "k" or "b" or "g" or "bn" or "bns" or "bln" or "mm" || Currencies.TryMatch(tokens, at, out _, out _) || QualifiersBefore.TryMatch(tokens, at, out _, out _);

    private static Phrases<CurrencyMark> Signs()
    {
        Phrases<CurrencyMark> signs = new()
        {
            { new("USD", true), "$" },
            { new("USD"), "us$|us $|u s $|usd$|$us|$ us" },
            { new("EUR"), "€" },
            { new("GBP"), "£" },
            { new("JPY", true), "¥" },
            { new("JPY"), "jp¥|jpy¥|円" },
            { new("CNY"), "cn¥|rmb|rmb¥" },
            { new("CAD"), "c$|c $|ca$|can$|cad$|$ca|$ ca|$can|$ can" },
            { new("AUD"), "a$|au$|aud$|$au" },
            { new("NZD"), "nz$|nzd$" },
            { new("SGD"), "s$|sg$|sgd$" },
            { new("HKD"), "hk$|hkd$" },
            { new("TWD"), "nt$|ntd|ntd$" },
            { new("BRL"), "r$" },
            { new("MXN"), "mx$|mex$|mxn$" },
            { new("MYR"), "rm" },
            { new("IDR"), "rp" },
            { new("INR"), "₹|rs|inr₹" },
            { new("KRW"), "₩" },
            { new("ILS"), "₪" },
            { new("TRY"), "₺" },
            { new("VND"), "₫" },
            { new("PHP"), "₱" },
            { new("THB"), "฿" },
            { new("PLN"), "zł" },
            { new("CZK"), "Kč" },
        };
        foreach (var code in Codes.Split('|')) signs.Add(new(code), code);
        return signs;
    }
}
