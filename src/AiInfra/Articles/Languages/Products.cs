using AiInfra.Amounts.Tokens;
using AiInfra.Parties;

namespace AiInfra.Articles.Languages;

/// <summary>Products, people and towns by which companies are called: "the maker of ChatGPT", "Mark Zuckerberg's company", "el grupo de Redmond".</summary>
internal static class Products
{
    private static readonly (string EntityId, string Words)[] Known =
    [
        ("openai", "chatgpt gpt sora altman"),
        ("anthropic", "claude"),
        ("google", "gemini"),
        ("xai", "grok"),
        ("microsoft", "copilot windows nadella redmond"),
        ("meta", "facebook instagram whatsapp llama zuckerberg"),
        ("apple", "iphone cupertino"),
        ("amd", "ryzen"),
        ("amazon", "bezos seattle"),
        ("oracle", "ellison"),
        ("bytedance", "tiktok"),
        ("schwarz-group", "lidl kaufland stackit"),
    ];

    private static readonly Dictionary<string, string> Makers = Known.SelectMany(maker => maker.Words.Split(' ').Select(word => (word, maker.EntityId))).ToDictionary(entry => entry.word, entry => entry.EntityId);

    public static KnownEntity? MakerOf(Token token) => Makers.TryGetValue(token.Text, out var id) ? KnownEntities.Find(id) : null;
}
