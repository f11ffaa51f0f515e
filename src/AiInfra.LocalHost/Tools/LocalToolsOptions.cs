namespace AiInfra.LocalHost.Tools;

/// <summary>What to start beside the app, and where.</summary>
internal sealed record LocalToolsOptions
{
    /// <summary>Holds the data of one system: tables and queues, caught mails, received cards, logs.</summary>
    public string DataFolder { get; init; } = Path.Combine(RepositoryRoot.Path, ".local");

    /// <summary>Holds the installed Node.js packages, one folder per lockfile. Shared by every data folder of the checkout.</summary>
    public string InstallRoot { get; init; } = Path.Combine(RepositoryRoot.Path, ".local", "node");

    public int BlobPort { get; init; } = 10000;

    public int QueuePort { get; init; } = 10001;

    public int TablePort { get; init; } = 10002;

    public int SmtpPort { get; init; } = 1025;

    public int InboxPort { get; init; } = 1080;

    public bool StartStorage { get; init; } = true;

    public bool StartInbox { get; init; } = true;

    /// <summary>Starts with empty storage, inbox and received cards. Refused while another process uses them.</summary>
    public bool Reset { get; init; }

    /// <summary>The Node.js executable: a name looked up on PATH, or a path.</summary>
    public string Node { get; init; } = "node";

    /// <summary>The npm executable: a name looked up on PATH, or a path.</summary>
    public string Npm { get; init; } = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>Where the local Teams channel keeps the cards it received.</summary>
    public string TeamsCardsFile => Path.Combine(DataFolder, "teams-cards.jsonl");
}
