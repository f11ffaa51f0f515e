using System.Text.Json.Serialization;

namespace AiInfra.LocalHost.Tools;

/// <summary>What supervise.mjs is told on its command line.</summary>
internal sealed record SupervisorOrder(string Name, string Owner, string Record, string Log, IReadOnlyList<int> Ports, IReadOnlyList<string> Command);

/// <summary>The file a supervisor leaves in the data folder, so that a second process of the same system can join.</summary>
/// <param name="Control">The loopback port to join on.</param>
internal sealed record SupervisorRecord(string Name, string Owner, IReadOnlyList<int> Ports, int Pid, int Server, int Control);

/// <summary>One line of a supervisor to its holders.</summary>
/// <param name="State">running, kept (let go, others still hold it), stopping, stopped or failed.</param>
internal sealed record SupervisorLine(string Name, string Owner, int Pid, string State, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(SupervisorOrder))]
[JsonSerializable(typeof(SupervisorRecord))]
[JsonSerializable(typeof(SupervisorLine))]
internal sealed partial class SupervisorJson : JsonSerializerContext;
