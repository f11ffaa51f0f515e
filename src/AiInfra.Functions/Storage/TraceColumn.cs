using AiInfra.Functions.Telemetry;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>The column <c>traceparent</c> of rows that someone else takes up: the trace they were written in, without its state.</summary>
internal static class TraceColumn
{
    public static TableEntity WithTrace(this TableEntity row)
    {
        row[CarriedTrace.ParentProperty] = CarriedTrace.Current?.Parent;
        return row;
    }

    public static CarriedTrace? Trace(this TableEntity row) => CarriedTrace.Of(row.GetString(CarriedTrace.ParentProperty));
}
