namespace AiInfra.LocalHost.Tools;

/// <summary>A local server: what it is, how it is started, when it is ready.</summary>
/// <param name="Name">Names its files in the data folder.</param>
/// <param name="Title">What the developer calls it.</param>
/// <param name="Command">Script and arguments for Node.js.</param>
/// <param name="Data">What it keeps; emptied by a reset.</param>
/// <param name="Answers">The addresses that answer any HTTP status once it is ready.</param>
internal sealed record ToolSpec(string Name, string Title, IReadOnlyList<ToolPort> Ports, IReadOnlyList<string> Command, string Data, IReadOnlyList<Uri> Answers)
{
    public static ToolSpec Storage(LocalToolsOptions options, NodePackages packages)
    {
        ToolPort blob = new("blob storage", options.BlobPort, "--blob-port"), queue = new("queue storage", options.QueuePort, "--queue-port"), table = new("table storage", options.TablePort, "--table-port");
        var data = Path.Combine(options.DataFolder, "storage");
        // Without --skipApiVersionCheck blobs and queues refuse the API version that current SDKs send.
        string[] command =
        [
            Path.Combine(packages.Folder, "node_modules", "azurite", "dist", "src", "azurite.js"), "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", data,
            "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1", "--blobPort", blob.Text, "--queuePort", queue.Text, "--tablePort", table.Text,
        ];
        ToolPort[] ports = [blob, queue, table];
        return new("storage", "Azurite", ports, command, data, [.. ports.Select(p => Url(p.Number, "devstoreaccount1"))]);
    }

    /// <summary>Catches mail and shows it; it has no outgoing server, so it relays nothing.</summary>
    public static ToolSpec Inbox(LocalToolsOptions options, NodePackages packages)
    {
        ToolPort smtp = new("SMTP", options.SmtpPort, "--smtp-port"), web = new("mail inbox", options.InboxPort, "--inbox-port");
        var data = Path.Combine(options.DataFolder, "mails");
        string[] command =
        [
            Path.Combine(packages.Folder, "node_modules", "maildev", "bin", "maildev"), "--silent", "--mail-directory", data,
            "--ip", "127.0.0.1", "--web-ip", "127.0.0.1", "--smtp", smtp.Text, "--web", web.Text,
        ];
        return new("inbox", "the mail catcher", [smtp, web], command, data, [Url(web.Number, "healthz")]);
    }

    public static Uri Url(int port, string path) => new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port, path).Uri;
}
