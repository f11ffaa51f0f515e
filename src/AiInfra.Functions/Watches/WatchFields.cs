using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Watches;

namespace AiInfra.Functions.Watches;

/// <summary>What an operator may set of a watch. A member that is absent stays as it is; <c>null</c> takes it away.</summary>
internal static class WatchFields
{
    public static Watch Read(Fields fields, Watch watch, Func<string, bool> isNamed)
    {
        var language = fields.Language("language");
        var publisher = fields.Text("publisher", 200);
        var type = fields.Word<SourceType>("type");
        var enabled = fields.Flag("enabled");
        fields.RefuseOthers();
        return watch with
        {
            Language = isNamed("language") ? language : watch.Language,
            Publisher = isNamed("publisher") ? publisher : watch.Publisher,
            Type = type ?? (isNamed("type") ? SourceType.Press : watch.Type),
            Enabled = enabled ?? (isNamed("enabled") || watch.Enabled),
        };
    }
}
