using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Amounts;
using AiInfra.Json;
using AiInfra.Rates;

namespace AiInfra.Deals.Records;

/// <summary>What a patch leaves of an amount: words, bounds, qualifier and dollars that its changes make stale go.</summary>
internal static class AmountPatch
{
    private static readonly string[] Figures = ["value", "low", "high"];
    private static readonly string[] Restating = [.. Figures, "text", "currency", "qualifier", "per"];

    /// <summary>The part of a stored amount that a patch can be applied to. A single figure stands as <c>value</c>, so that it finds its place under another qualifier.</summary>
    public static JsonObject Rest(Amount amount, JsonNode? patch)
    {
        var changes = patch as JsonObject ?? [];
        var rest = JsonSerializer.SerializeToNode(amount, DomainJson.Default.Amount)!.AsObject();
        Remove(rest, "text", "otherReading");
        if (changes["usd"] is null || Names(changes, "currency") || Gives(changes, "text")) rest.Remove("usd");
        var inWords = Gives(changes, "text") && !Figures.Any(figure => Gives(changes, figure));
        if (inWords || Word(changes["qualifier"]) == SnakeCase.Of(AmountQualifier.Undisclosed)) Remove(rest, "low", "high", "currency", "qualifier", "per");
        else if (Gives(changes, "text") || !Holds(amount, changes)) rest.Remove("qualifier");
        if (Gives(changes, "value")) Remove(rest, "low", "high");
        else if (!Figures.Any(figure => Names(changes, figure))) AsValue(rest);
        return rest;
    }

    /// <summary>The amount as the patch leaves it, from what was read of the two together.</summary>
    public static Amount Changed(Amount before, Amount read, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return Converted(read, before);
        var usd = Names(changes, "usd") ? read.Usd : Converted(read, before).Usd;
        var restated = Restating.Any(name => Names(changes, name) && (name is not ("text" or "value") || Gives(changes, name)));
        var same = !Gives(changes, "text") && before.OtherReading is null && Agreement.SameFigures(before, read) && before.Qualifier == read.Qualifier;
        if (restated && !same) return read with { Usd = usd };
        return before with { Basis = read.Basis, Text = Names(changes, "text") ? null : before.Text, Usd = Names(changes, "usd") ? usd : before.Usd };
    }

    /// <summary>A rate holds for another figure in the same currency.</summary>
    private static Amount Converted(Amount read, Amount before) =>
        read.Usd is null && read.Currency == before.Currency && before.Usd is { } usd ? read with { Usd = read.UsdAt(usd.Rate, usd.RateDate) } : read;

    /// <summary>Whether the stored qualifier can hold the figures that come, or is at odds with the patch for a person to see.</summary>
    private static bool Holds(Amount amount, JsonObject changes)
    {
        if (Names(changes, "qualifier")) return true;
        var low = Names(changes, "low") ? Gives(changes, "low") : amount.Low is not null;
        var high = Names(changes, "high") ? Gives(changes, "high") : amount.High is not null;
        var bounds = Names(changes, "low") || Names(changes, "high");
        return amount.Qualifier switch
        {
            AmountQualifier.Undisclosed => !bounds && !Gives(changes, "value"),
            AmountQualifier.Between => !Gives(changes, "value") && low && high,
            AmountQualifier.UpTo => !low || !bounds,
            AmountQualifier.AtLeast or AmountQualifier.MoreThan => !high || !bounds,
            _ => !(Gives(changes, "low") && Gives(changes, "high")) || JsonNode.DeepEquals(changes["low"], changes["high"]),
        };
    }

    private static void AsValue(JsonObject rest)
    {
        var (low, high) = (rest["low"], rest["high"]);
        if (low is not null && high is not null && !JsonNode.DeepEquals(low, high)) return;
        if ((low ?? high)?.DeepClone() is not { } value) return;
        Remove(rest, "low", "high");
        rest["value"] = value;
    }

    private static bool Names(JsonObject changes, string member) => changes.ContainsKey(member);

    private static bool Gives(JsonObject changes, string member) => changes[member] is not null;

    private static string? Word(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var word) ? word.Trim().ToLowerInvariant() : null;

    private static void Remove(JsonObject rest, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) rest.Remove(name);
    }
}
