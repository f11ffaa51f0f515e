using AiInfra.Amounts.Tokens;
using AiInfra.Parties;

namespace AiInfra.Articles.Languages;

/// <summary>Products by which their makers are called: "the maker of ChatGPT".</summary>
internal static class Products
{
    private static readonly Dictionary<string, string> Makers = new(StringComparer.Ordinal)
    {
        ["chatgpt"] = "openai", ["gpt"] = "openai", ["sora"] = "openai", ["claude"] = "anthropic", ["gemini"] = "google", ["grok"] = "xai", ["copilot"] = "microsoft", ["windows"] = "microsoft", ["facebook"] = "meta",
        ["instagram"] = "meta", ["whatsapp"] = "meta", ["llama"] = "meta", ["iphone"] = "apple", ["ryzen"] = "amd", ["tiktok"] = "bytedance", ["lidl"] = "schwarz-group", ["kaufland"] = "schwarz-group", ["stackit"] = "schwarz-group",
    };

    public static KnownEntity? MakerOf(Token token) => Makers.TryGetValue(token.Text, out var id) ? KnownEntities.Find(id) : null;
}
