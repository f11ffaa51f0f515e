using System.Diagnostics;

namespace AiInfra.Functions.Telemetry;

/// <summary>A place in a trace as it travels with messages and rows (W3C Trace Context, level 1).</summary>
/// <param name="Parent">The header <c>traceparent</c>: 55 characters.</param>
/// <param name="State">The header <c>tracestate</c>, which comes from callers and is only handed on; null for none.</param>
public sealed record CarriedTrace(string Parent, string? State = null)
{
    public const string ParentProperty = "traceparent";
    public const string StateProperty = "tracestate";

    /// <summary>What has to be handed on at least (§3.3.1.5). A longer one is left out whole: a message has no room for what strangers write.</summary>
    private const int MaxState = 512;

    /// <summary>Of the span under way; null where nobody traces.</summary>
    public static CarriedTrace? Current => Traces.IsOn && Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id, TraceStateString: var state } ? new(id, state is { Length: <= MaxState } ? state : null) : null;

    /// <summary>As it came with a message; null when there is none.</summary>
    public static CarriedTrace? In(IReadOnlyDictionary<string, object> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        return properties.GetValueOrDefault(ParentProperty) is string parent ? new(parent, properties.GetValueOrDefault(StateProperty) as string) : null;
    }

    /// <summary>As it stands in a row; null when there is none.</summary>
    public static CarriedTrace? Of(string? parent) => parent is null ? null : new(parent);

    public void WriteTo(IDictionary<string, object> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        properties[ParentProperty] = Parent;
        if (State is not null) properties[StateProperty] = State;
    }

    /// <summary>Nothing when it is malformed: what others wrote is no error of ours.</summary>
    internal ActivityContext Read() => ActivityContext.TryParse(Parent, State, isRemote: true, out var context) ? context : default;
}
