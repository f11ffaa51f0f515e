namespace AiInfra.Amounts.Tokens;

/// <summary>Abbreviations that hold a scale word and a currency: "750 MEUR", Mexican "mdd" (millones de dólares).</summary>
internal static class Joined
{
    private static readonly Dictionary<string, (string Scale, string Currency)> Abbreviations = Table();

    /// <summary>The two tokens such an abbreviation stands for, each with its letters ("M", "EUR"; "md", "d"), or the token itself.</summary>
    public static IEnumerable<Token> Parts(Token token)
    {
        if (token.Kind is not TokenKind.Word || !Abbreviations.TryGetValue(token.Text, out var parts)) return [token];
        var currency = Math.Max(token.Start + 1, token.End - (token.Text.EndsWith(parts.Currency, StringComparison.Ordinal) ? parts.Currency.Length : 1));
        return [token with { Text = parts.Scale, End = currency }, token with { Text = parts.Currency, AfterSpace = false, Start = currency }];
    }

    private static Dictionary<string, (string, string)> Table()
    {
        Dictionary<string, (string, string)> table = new() { ["mdd"] = ("millones", "usd"), ["mdp"] = ("millones", "mxn"), ["mde"] = ("millones", "eur"), ["teur"] = ("tsd", "eur"), ["tchf"] = ("tsd", "chf") };
        foreach (var currency in new[] { "eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "cad" })
        {
            table["m" + currency] = ("m", currency);
            table["k" + currency] = ("k", currency);
            table["mrd" + currency] = ("mrd", currency);
            table["md" + currency] = ("md", currency);
        }

        return table;
    }
}
