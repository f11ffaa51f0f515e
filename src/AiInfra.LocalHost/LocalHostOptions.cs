namespace AiInfra.LocalHost;

/// <summary>What to run, and where.</summary>
/// <param name="Http">Serve the HTTP functions.</param>
/// <param name="Queues">Run the queue and timer functions.</param>
/// <param name="Demo">Submit the demo deals and subscribe the local mailbox and Teams channel.</param>
/// <param name="Reset">Start empty.</param>
/// <param name="Keys">Ask for the function key, as Azure does.</param>
/// <param name="DataFolder">Holds everything that is kept between runs.</param>
/// <param name="Port">Of the app.</param>
/// <param name="SmtpPort">Where mail is sent to.</param>
internal sealed record LocalHostOptions(
    bool Http, bool Queues, bool Demo, bool Reset, bool Keys, DirectoryInfo DataFolder, int Port, int SmtpPort, int InboxPort, int BlobPort, int QueuePort, int TablePort)
{
    public Uri Url => new($"http://127.0.0.1:{Port}/");

    /// <summary>What the options may not say together, in one line; null when they agree.</summary>
    public string? Conflict()
    {
        if (Demo && !Http) return "--demo submits over HTTP: give it to the process with --only http instead.";
        (string Option, int Port)[] ports =
            [("--port", Port), ("--smtp-port", SmtpPort), ("--inbox-port", InboxPort), ("--blob-port", BlobPort), ("--queue-port", QueuePort), ("--table-port", TablePort)];
        var shared = ports.GroupBy(p => p.Port).FirstOrDefault(g => g.Count() > 1);
        return shared is null ? null : $"{string.Join(" and ", shared.Select(p => p.Option))} are both {shared.Key}: give each a port of its own.";
    }
}
