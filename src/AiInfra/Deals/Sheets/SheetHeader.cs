using System.Collections.Immutable;
using AiInfra.Alerts;

namespace AiInfra.Deals.Sheets;

/// <summary>What came of reading the first line of a sheet.</summary>
public abstract record HeaderReading
{
    private HeaderReading()
    {
    }

    public sealed record Ok(SheetHeader Header) : HeaderReading;

    /// <param name="Reason">Every column that is wrong, in words.</param>
    public sealed record Unreadable(string Reason) : HeaderReading;
}

/// <summary>The columns of a sheet, in their order; null where a column has no name and must be empty.</summary>
public sealed record SheetHeader(ImmutableArray<SheetColumn?> Columns)
{
    /// <summary>Far more than there are.</summary>
    private const int MaxColumns = 500;

    public static HeaderReading Read(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count > MaxColumns) return new HeaderReading.Unreadable($"The first line has {names.Count} columns; {MaxColumns} are the most.");
        var columns = names.Select(name => (Name: name, Column: SheetColumns.Find(name))).ToList();
        var unknown = columns.Where(c => c.Column is null && c.Name.Trim().Length > 0).Select(c => $"\"{PlainText.Of(c.Name, 60)}\" is no column; the nearest is {SheetColumns.Nearest(c.Name)}");
        var doubled = columns.Where(c => c.Column is not null).GroupBy(c => c.Column!.Name).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands there {g.Count()} times");
        List<string> errors = [.. unknown.Concat(doubled).Take(20)];
        if (columns.TrueForAll(c => c.Column is null)) errors.Add("the first line must name the columns, such as kind, amount, buyer, supplier");
        return errors.Count == 0 ? new HeaderReading.Ok(new([.. columns.Select(c => c.Column)])) : new HeaderReading.Unreadable($"The first line: {string.Join("; ", errors)}.");
    }
}
