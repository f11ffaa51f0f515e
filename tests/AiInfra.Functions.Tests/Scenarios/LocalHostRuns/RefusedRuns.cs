using System.Net;
using System.Net.Sockets;
using AiInfra.Functions.Tests.LocalHost;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary>What the machine lacks or the command line asks in vain is said in one line, and nothing is left running.</summary>
public sealed class RefusedRuns : IAsyncLifetime
{
    private readonly LocalPlace _place = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Without_Node_it_says_what_to_install()
    {
        var nothing = _place.Data.CreateSubdirectory("no-programs");
        var line = await RefusalAsync([], new() { ["PATH"] = nothing.FullName });
        Assert.Equal("Node.js was not found ('node'): install Node.js 20 or newer (https://nodejs.org) and run again.", line);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--smtp-port")]
    [InlineData("--inbox-port")]
    [InlineData("--blob-port")]
    [InlineData("--queue-port")]
    [InlineData("--table-port")]
    public async Task A_taken_port_is_named_with_the_option_that_changes_it(string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, _place.Port(option));
        other.Start();

        var line = await RefusalAsync([]);

        Assert.Matches($@"^Port {_place.Port(option)} \([\w ]+\) is taken: stop what uses it, or choose another with {option}\.$", line);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_to_is_named()
    {
        var file = Path.Combine(_place.Data.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        Assert.Matches($@"^The data folder {file} cannot be written to \(.+\): choose another with --data\.$", await RefusalAsync(["--data", file], place: WithoutData));
    }

    [Fact]
    public async Task A_data_folder_where_nobody_may_write_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a folder where not even root may write, such as Linux's /sys.");
        Assert.Matches(@"^The data folder /sys/ai-infra cannot be written to \(.+\): choose another with --data\.$", await RefusalAsync(["--data", "/sys/ai-infra"], place: WithoutData));
    }

    [Fact]
    public async Task Two_servers_on_one_port_are_refused_before_anything_starts()
    {
        var line = await RefusalAsync(["--port", "27090", "--smtp-port", "27090"], place: []);
        Assert.Equal("--port and --smtp-port are both 27090: give each a port of its own.", line);
    }

    [Fact]
    public async Task The_demo_is_refused_where_no_HTTP_is_served() =>
        Assert.Equal("--demo submits over HTTP: give it to the process with --only http instead.", await RefusalAsync(["--demo", "--only", "queues"]));

    [Fact]
    public async Task A_reset_of_storage_that_was_not_started_here_is_refused() =>
        Assert.StartsWith("--reset empties what is started here", await RefusalAsync(["--reset"], new() { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("'--unheard-of'", "--unheard-of")]
    [InlineData("--port must be a port from 1 to 65535.", "--port", "65536")]
    [InlineData("--port must be a port from 1 to 65535.", "--port", "0")]
    [InlineData("Cannot parse argument 'abc' for option '--port'", "--port", "abc")]
    [InlineData("'nothing' not recognized", "--only", "nothing")]
    public async Task What_is_no_option_is_answered_with_the_help(string said, params string[] arguments)
    {
        var run = await EndedRun.OfLocalHostAsync(arguments);

        Assert.NotEqual(0, run.Code);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Contains("--only <http|queues>", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private string[] WithoutData => _place.Arguments[..^2];

    /// <summary>The one line on standard error.</summary>
    private async Task<string> RefusalAsync(string[] more, Dictionary<string, string>? settings = null, string[]? place = null)
    {
        var run = await EndedRun.OfLocalHostAsync([.. place ?? _place.Arguments, .. more], settings: settings);

        Assert.Equal(1, run.Code);
        Assert.DoesNotContain("Running", run.Output, StringComparison.Ordinal);
        Assert.True(run.Took < TimeSpan.FromSeconds(30), $"It took {run.Took}.");
        await Eventually.IsTrue(() => _place.Processes().Length == 0, "nothing is left running");
        return Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
