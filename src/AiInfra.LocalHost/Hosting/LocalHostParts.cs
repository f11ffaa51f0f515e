namespace AiInfra.LocalHost.Hosting;

/// <summary>What of the app this process runs, so that one system can be split over two.</summary>
[Flags]
internal enum LocalHostParts
{
    None = 0,

    /// <summary>The HTTP functions.</summary>
    Http = 1,

    /// <summary>The Service Bus functions and the timers.</summary>
    Queues = 2,

    All = Http | Queues,
}
