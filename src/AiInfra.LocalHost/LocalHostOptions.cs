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
}
