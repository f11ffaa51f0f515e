using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using AiInfra.LocalHost.Import;
using AiInfra.LocalHost.Smoke;
using AiInfra.LocalHost.Tools;

namespace AiInfra.LocalHost;

/// <summary>What the program can be told.</summary>
internal static class CommandLine
{
    private static readonly Option<bool> Demo = new("--demo") { Description = "Submit data/deals.json and subscribe the local mailbox and the local Teams channel." };
    private static readonly Option<bool> Reset = new("--reset") { Description = "Start empty: delete what earlier runs stored." };
    private static readonly Option<bool> Keys = new("--keys") { Description = "Ask for the function key, as Azure does; it is printed at the start." };
    private static readonly Option<string?> Only = new Option<string?>("--only") { Description = "Run one half of the system: http, or queues (with timers)." }.AcceptOnlyFromAmong("http", "queues");
    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "The folder that holds everything kept between runs.", DefaultValueFactory = _ => new(System.IO.Path.Combine(RepositoryRoot.Path, ".local")) };
    private static readonly Option<int> Port = Number("--port", "The port of the app.", 7071);
    private static readonly Option<int> SmtpPort = Number("--smtp-port", "The port of the local mail catcher.", 1025);
    private static readonly Option<int> InboxPort = Number("--inbox-port", "The port of the local inbox.", 1080);
    private static readonly Option<int> BlobPort = Number("--blob-port", "The port of Azurite's blobs.", 10000);
    private static readonly Option<int> QueuePort = Number("--queue-port", "The port of Azurite's queues.", 10001);
    private static readonly Option<int> TablePort = Number("--table-port", "The port of Azurite's tables.", 10002);

    public static RootCommand Create()
    {
        var root = new RootCommand("Runs AI Infra Functions on this machine: the function classes, Azurite, a mail inbox and a Teams channel.")
        {
            Demo, Reset, Keys, Only, Data, Port, SmtpPort, InboxPort, BlobPort, QueuePort, TablePort,
        };
        root.SetAction((parsed, cancellationToken) => Run.RunAsync(Options(parsed), cancellationToken));
        root.Subcommands.Add(ReadAmounts());
        root.Subcommands.Add(ReadArticles());
        root.Subcommands.Add(ImportFile());
        root.Subcommands.Add(SmokeCommand.Create());
        root.Subcommands.Add(Settings());
        return root;
    }

    private static LocalHostOptions Options(ParseResult parsed) => new(
        Http: parsed.GetValue(Only) is not "queues",
        Queues: parsed.GetValue(Only) is not "http",
        parsed.GetValue(Demo),
        parsed.GetValue(Reset),
        parsed.GetValue(Keys),
        parsed.GetValue(Data)!,
        parsed.GetValue(Port),
        parsed.GetValue(SmtpPort),
        parsed.GetValue(InboxPort),
        parsed.GetValue(BlobPort),
        parsed.GetValue(QueuePort),
        parsed.GetValue(TablePort));

    private static Command ReadAmounts()
    {
        var language = new Option<string?>("--lang") { Description = "The language of the lines, such as en or fr; otherwise it is found out from each line." };
        var corpus = new Option<DirectoryInfo?>("--corpus")
        {
            Description = "Read the phrases of the amounts.*.tsv files in this folder (relative to the repository) instead, and write how many are right.",
            CustomParser = FolderInRepository,
        };
        var command = new Command("read-amounts", "Reads amounts in words, one a line, and writes what they mean as NDJSON.") { language, corpus };
        command.SetAction(parsed => parsed.GetValue(corpus) is { } folder ? AmountLines.Tally(folder) : AmountLines.Run(parsed.GetValue(language)));
        return command;
    }

    private static Command ReadArticles()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Articles as plain text, or as pages (.html), relative to the repository.", Arity = ArgumentArity.OneOrMore, CustomParser = FilesInRepository };
        var key = new Option<FileInfo?>("--key") { Description = "What a careful reader finds in the file; otherwise FILE with the extension .key.json, when it is there.", CustomParser = result => FilesInRepository(result)[0] };
        var language = new Option<string?>("--lang") { Description = "The language of the files: en, fr, de or es; otherwise it is found out." };
        var json = new Option<bool>("--json") { Description = "Write what was read as JSON, whether there is a key or not." };
        var command = new Command("read-articles", "Reads articles and writes the deals they tell, or how well these fit a key.") { files, key, language, json };
        command.SetAction(parsed => ArticleFiles.Run(parsed.GetValue(files)!, parsed.GetValue(key), parsed.GetValue(language), parsed.GetValue(json)));
        return command;
    }

    private static FileInfo[] FilesInRepository(ArgumentResult result)
    {
        FileInfo[] files = [.. result.Tokens.Select(token => new FileInfo(System.IO.Path.GetFullPath(token.Value, RepositoryRoot.Path)))];
        foreach (var missing in files.Where(file => !file.Exists)) result.AddError($"There is no file {missing.FullName}.");
        return files;
    }

    private static Command ImportFile()
    {
        var file = new Argument<FileInfo>("file") { Description = "A sheet (.csv) or one JSON object a line (.ndjson, .jsonl), in UTF-8.", CustomParser = result => FileOf(result.Tokens[0].Value) };
        var (to, key) = (AppAddress.To(), AppAddress.Key());
        var notify = new Option<string?>("--notify") { Description = "all: tell everyone even of old announcements." }.AcceptOnlyFromAmong("all");
        var dryRun = new Option<bool>("--dry-run") { Description = "Store nothing, and say which rows would be refused." };
        var refused = new Option<FileInfo?>("--refused") { Description = "Write every refused row with its errors into this file, as NDJSON.", CustomParser = result => FileOf(result.Tokens[0].Value) };
        var command = new Command("import", "Sends a file of deals to the app and follows it until the last row is done. Run again after any interruption, it goes on.") { file, to, key, notify, dryRun, refused };
        AppAddress.KeepSecret(command, to, key);
        command.Validators.Add(result => ValidateFile(result, result.GetValue(file)));
        command.SetAction((parsed, cancellationToken) => ImportRun.RunAsync(
            new(parsed.GetValue(file)!, parsed.GetValue(to)!, parsed.GetValue(key), parsed.GetValue(notify) is "all", parsed.GetValue(dryRun), parsed.GetValue(refused)), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    private static Command Settings()
    {
        var command = new Command("settings", "Writes every setting of the app as Markdown: docs/configuration.md.");
        command.SetAction(_ => SettingsPage.Write());
        return command;
    }

    private static void ValidateFile(CommandResult result, FileInfo? file)
    {
        if (file is null) return;
        if (!file.Exists) result.AddError($"There is no file {file.FullName}.");
        else if (ImportOptions.TypeOf(file) is null) result.AddError("The file must end in .csv, .ndjson or .jsonl.");
    }

    /// <summary>Where the caller is stands in PWD, also under "dotnet run", which starts the program elsewhere.</summary>
    private static FileInfo FileOf(string path) => new(System.IO.Path.GetFullPath(path, Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } caller ? caller : Environment.CurrentDirectory));

    /// <summary>"dotnet run" starts the program in the folder of its project, not in that of the caller.</summary>
    private static DirectoryInfo? FolderInRepository(ArgumentResult result)
    {
        var folder = new DirectoryInfo(System.IO.Path.GetFullPath(result.Tokens[0].Value, RepositoryRoot.Path));
        if (!folder.Exists || !folder.EnumerateFiles("amounts.*.tsv").Any()) result.AddError($"There is no amounts.*.tsv in {folder.FullName}.");
        return folder;
    }

    private static Option<int> Number(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = $"{description} Default {value}.", DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port) && port is < 1 or > IPEndPoint.MaxPort)
                result.AddError($"{name} must be a port from 1 to {IPEndPoint.MaxPort}.");
        });
        return option;
    }
}
