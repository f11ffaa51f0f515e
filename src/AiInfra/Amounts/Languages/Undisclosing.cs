using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages;

/// <summary>Builds the phrases that say an amount is not told: each way to deny ("not been") with each word for telling ("disclosed").</summary>
internal static class Undisclosing
{
    public static Phrases<bool> Table(string denials, string tellings, string others)
    {
        Phrases<bool> table = new() { { true, others } };
        foreach (var telling in tellings.Split('|'))
        {
            foreach (var denial in denials.Split('|')) table.Add(true, $"{denial} {telling}");
        }

        return table;
    }

    /// <summary>The stems with every ending: "divulgu" with "é", "ée", "és", "ées".</summary>
    public static string Inflected(string stems, string endings) =>
        string.Join('|', stems.Split('|').SelectMany(stem => endings.Split('|').Select(ending => stem + ending)));
}
