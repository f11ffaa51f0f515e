using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>What came of reading criteria.</summary>
public abstract record CriteriaReading
{
    private CriteriaReading()
    {
    }

    public sealed record Ok(ImmutableArray<Criterion> Criteria) : CriteriaReading;

    public sealed record Invalid(string Detail) : CriteriaReading;
}

/// <summary>Reads the criteria of rules, in their one-line form and as JSON.</summary>
public static class RuleReader
{
    /// <summary>The longest one-line form in UTF-16 characters.</summary>
    public const int MaxText = 4000;

    /// <summary>The one-line form: criteria joined by <c>and</c>, such as <c>amount &gt; 10B USD and party any (OpenAI, Oracle)</c>.</summary>
    public static CriteriaReading Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxText) return new CriteriaReading.Invalid($"is {text.Length} characters long, the limit is {MaxText}");
        try
        {
            var cursor = new RuleCursor(text);
            List<Criterion> criteria = [];
            do
            {
                criteria.Add(Criteria.Parse(cursor));
            }
            while (cursor.Take("and"));
            if (cursor.Take("or")) throw cursor.Wrong("criteria are joined by and; make a rule for each side of an or");
            if (!cursor.AtEnd) throw cursor.Wrong("a criterion must be followed by and, or by the end");
            return Of(criteria);
        }
        catch (RuleTextException e)
        {
            return new CriteriaReading.Invalid(e.Message);
        }
    }

    /// <summary>The member <paramref name="name"/> as one-line text, or as an object with a member for each criterion.</summary>
    /// <returns>Null when it is missing or was refused.</returns>
    public static ImmutableArray<Criterion>? Read(Fields fields, string name)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Raw(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.String) return Checked(fields, name, fields.Text(name, MaxText) is { } text ? Parse(text) : null);
        if (value.ValueKind is not JsonValueKind.Object)
        {
            fields.Refuse(name, "must be a rule in words, such as \"amount > 10B USD and kind in (cloud_contract)\", or an object with a member for each criterion");
            return null;
        }

        var before = fields.Errors.Count;
        var rule = fields.Object(name)!;
        var criteria = Criteria.Read(rule);
        rule.RefuseOthers();
        return fields.Errors.Count > before ? null : Checked(fields, name, Of(criteria));
    }

    /// <summary>One rule as <see cref="Read"/> takes it, or a list of such.</summary>
    public static IReadOnlyList<ImmutableArray<Criterion>> ReadList(Fields fields, string name, int most)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Raw(name) is not { } value) return [];
        if (value.ValueKind is not JsonValueKind.Array) return Read(fields, name) is { } one ? [one] : [];
        if (value.GetArrayLength() > most) fields.Refuse(name, $"must be at most {most} rules");
        List<ImmutableArray<Criterion>> rules = [];
        foreach (var (item, i) in value.EnumerateArray().Take(most).Select((item, i) => (item, i)))
        {
            using var holder = JsonDocument.Parse($$"""{"{{i}}":{{item.GetRawText()}}}""");
            if (Read(new Fields(holder.RootElement, fields.PointerTo(name), fields.Errors), i.ToString(CultureInfo.InvariantCulture)) is { } criteria) rules.Add(criteria);
        }

        return rules;
    }

    private static ImmutableArray<Criterion>? Checked(Fields fields, string name, CriteriaReading? reading)
    {
        if (reading is CriteriaReading.Ok ok) return ok.Criteria;
        if (reading is CriteriaReading.Invalid invalid) fields.Refuse(name, invalid.Detail);
        return null;
    }

    private static CriteriaReading Of(IEnumerable<Criterion> given)
    {
        ImmutableArray<Criterion> criteria = [.. Criteria.InOrder(given)];
        if (criteria.IsEmpty) return new CriteriaReading.Invalid("needs at least one criterion");
        if (criteria.Length > Rule.MaxCriteria) return new CriteriaReading.Invalid($"has {criteria.Length} criteria, the limit is {Rule.MaxCriteria}");
        var text = string.Join(" and ", criteria.Select(c => c.Text));
        if (text.Length > MaxText) return new CriteriaReading.Invalid($"is {text.Length} characters long in its one-line form, the limit is {MaxText}");
        var twice = criteria.GroupBy(c => c.Text.Split(' ')[0] + (c is PartyCriterion { All: true } ? " all" : c is KindCriterion { Excluded: true } ? " not in" : "")).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? new CriteriaReading.Ok(criteria) : new CriteriaReading.Invalid($"names {twice.Key} twice: say it once");
    }
}
