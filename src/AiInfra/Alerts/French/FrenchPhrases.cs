using System.Collections.Frozen;

namespace AiInfra.Alerts.French;

/// <summary>What is said around the facts, by its English text. The space before a colon is U+00A0, within guillemets too; the apostrophe is U+2019.</summary>
internal static class FrenchPhrases
{
    private static readonly FrozenDictionary<string, string> Phrases = FrenchAlertPhrases.All.Concat(FrenchMailPhrases.All).Concat(FrenchRulePhrases.All).Concat(FrenchPagePhrases.All).ToFrozenDictionary();

    /// <returns>Null for what has not been put into French.</returns>
    public static string? Of(string english) => Phrases.GetValueOrDefault(english);
}
