using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using AiInfra.Deals.Submissions;
using AiInfra.Json;

namespace AiInfra.Deals.Sheets;

/// <summary>What is wrong with one cell.</summary>
/// <param name="Pointer">JSON Pointer into the submission the row stands for.</param>
/// <param name="Column">The column, when one can be named.</param>
public sealed record CellError(string Pointer, string Detail, string? Column);

/// <summary>A row of a sheet as the submission it stands for: every cell becomes text in the place its column names, empty cells are left out.</summary>
public sealed class SheetRow
{
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private readonly JsonObject _deal = [];

    private SheetRow()
    {
    }

    /// <summary>In the form of <c>POST /api/deals</c>.</summary>
    public JsonObject Submission => _deal;

    public static SheetRow Of(SheetHeader header, IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(cells);
        var row = new SheetRow();
        var filled = header.Columns.Zip(cells, (column, cell) => new Cell(column, FormulaGuard.Remove(cell).Trim())).Where(c => c.Text.Length > 0).ToList();
        foreach (var cell in filled) row.Put(cell);
        var items = filled.Where(c => c.Column is SheetColumn.Item).ToLookup(c => (SheetColumn.Item)c.Column! with { Name = "", Field = "" }, c => (((SheetColumn.Item)c.Column!).Field, c.Text));
        foreach (var item in items.OrderBy(i => i.Key.Number)) row.Add(item.Key.List, item.Key.Number, item);
        foreach (var cell in filled) row.AddEach(cell);
        row.Simplify();
        return row;
    }

    /// <summary>The errors of the submission, each with its column.</summary>
    public ImmutableArray<CellError> Locate(IEnumerable<FieldError> errors) => [.. errors.Select(e => new CellError(e.Pointer, e.Detail, ColumnOf(e.Pointer)))];

    private void Put(Cell cell)
    {
        if (cell.Column is not SheetColumn.Member member) return;
        var place = member.Parent is null ? _deal : ObjectOf(member.Parent);
        place[member.Field] = cell.Text;
    }

    private JsonObject ObjectOf(string name) => (JsonObject)(_deal[name] ??= new JsonObject());

    private void Add(string list, int number, IEnumerable<(string Field, string Text)> fields)
    {
        var pointer = Add(list, new JsonObject(fields.Select(f => KeyValuePair.Create(f.Field, (JsonNode?)f.Text))));
        foreach (var field in SheetColumns.FieldsOf(list)) _columns[$"{pointer}/{field}"] = SheetColumns.ItemName(list, number, field);
    }

    private void AddEach(Cell cell)
    {
        (string List, Func<string, JsonObject> Item)? several = cell.Column switch
        {
            SheetColumn.Role role => ("parties", name => new() { ["name"] = name, ["role"] = SnakeCase.Of(role.Of) }),
            SheetColumn.Relation relation => ("relations", id => new() { ["type"] = SnakeCase.Of(relation.Of), ["dealId"] = id }),
            _ => null,
        };
        if (several is not var (list, item)) return;
        foreach (var part in BarList.Split(cell.Text)) _columns[Add(list, item(part))] = cell.Column!.Name;
    }

    /// <returns>The pointer to it.</returns>
    private string Add(string list, JsonObject item)
    {
        var array = (JsonArray)(_deal[list] ??= new JsonArray());
        array.Add((JsonNode)item);
        return string.Create(CultureInfo.InvariantCulture, $"#/{list}/{array.Count - 1}");
    }

    /// <summary>Words alone stand for themselves.</summary>
    private void Simplify()
    {
        if (_deal["amount"] is JsonObject { Count: 1 } amount && amount["text"] is { } words) _deal["amount"] = words.GetValue<string>();
    }

    private string? ColumnOf(string pointer)
    {
        for (var place = pointer; place.Length > 1; place = place[..place.LastIndexOf('/')])
        {
            if (_columns.TryGetValue(place, out var column) || SheetColumns.ByPointer.TryGetValue(place, out column)) return column;
        }

        return null;
    }

    private readonly record struct Cell(SheetColumn? Column, string Text);
}
