using System.Text;

namespace AiInfra.Functions.Tests.Scenarios.Crashes;

internal sealed record StorageAnswer(int Status, IReadOnlyList<KeyValuePair<string, IEnumerable<string>>> Headers, byte[] Body)
{
    /// <summary>What storage says in trouble; the client tries again.</summary>
    public static readonly StorageAnswer Busy = new(503, [new("x-ms-error-code", ["ServerBusy"])], []);

    public bool HoldsMessages => Encoding.UTF8.GetString(Body).Contains("<QueueMessage>", StringComparison.Ordinal);
}
