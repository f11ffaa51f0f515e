namespace AiInfra.LocalHost.Import;

/// <summary>What to import, and where.</summary>
/// <param name="File">A sheet (<c>.csv</c>) or lines of JSON (<c>.ndjson</c>, <c>.jsonl</c>).</param>
/// <param name="To">The app.</param>
/// <param name="Key">Its function key; null for none.</param>
/// <param name="Refused">Where every refused row is written as a line of JSON; null for the first few on the screen.</param>
internal sealed record ImportOptions(FileInfo File, Uri To, string? Key, bool NotifyAll, bool DryRun, FileInfo? Refused)
{
    /// <summary>The media type of the file, by its name; null for a name that tells none.</summary>
    public string? ContentType => TypeOf(File);

    public static string? TypeOf(FileInfo file) => file.Extension.ToLowerInvariant() switch
    {
        ".csv" => "text/csv",
        ".ndjson" or ".jsonl" => "application/x-ndjson",
        _ => null,
    };

    public Uri UploadUrl => new(To, $"api/deals/import?notify={(NotifyAll ? "all" : "none")}&dryRun={(DryRun ? "true" : "false")}");
}
