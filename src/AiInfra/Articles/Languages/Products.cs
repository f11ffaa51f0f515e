using AiInfra.Amounts.Tokens;
using AiInfra.Parties;

namespace AiInfra.Articles.Languages;

/// <summary>Products, people and towns by which companies are called: "the maker of ChatGPT", "Mark Zuckerberg's company", "el grupo de Redmond".</summary>
internal static class Products
{
    private static readonly Dictionary<string, string> Makers = new(StringComparer.Ordinal)
    {
        ["chatgpt"] = "openai", ["gpt"] = "openai", ["sora"] = "openai", ["claude"] = "anthropic", ["gemini"] = "google", ["grok"] = "xai", ["copilot"] = "microsoft", ["windows"] = "microsoft", ["facebook"] = "meta",
        ["instagram"] = "meta", ["whatsapp"] = "meta", ["llama"] = "meta", ["iphone"] = "apple", ["ryzen"] = "amd", ["tiktok"] = "bytedance", ["lidl"] = "schwarz-group", ["kaufland"] = "schwarz-group", ["stackit"] = "schwarz-group", ["altman"] = "openai", ["zuckerberg"] = "meta", ["nadella"] = "microsoft", ["ellison"] = "oracle", ["redmond"] = "microsoft", ["cupertino"] = "apple", ["seattle"] = "amazon", ["bezos"] = "amazon",
    };

    public static KnownEntity? MakerOf(Token token) => Makers.TryGetValue(token.Text, out var id) ? KnownEntities.Find(id) : null;
}
