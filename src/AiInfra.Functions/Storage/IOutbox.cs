namespace AiInfra.Functions.Storage;

/// <summary>Sees to it that the message of a stored revision goes out, whatever breaks off.</summary>
public interface IOutbox
{
    /// <summary>Before the revision is stored: its message is owed.</summary>
    Task WriteAsync(string dealId, int revision, CancellationToken cancellationToken);

    /// <summary>After it: pays, at once or together with others.</summary>
    Task SettleAsync(string dealId, int revision, CancellationToken cancellationToken);
}
