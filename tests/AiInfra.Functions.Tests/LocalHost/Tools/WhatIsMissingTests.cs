using System.Net;
using System.Net.Sockets;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.LocalHost.Tools;

/// <remarks>Plays processes with a Unix shell.</remarks>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class WhatIsMissingTests : IDisposable
{
    private readonly LocalToolsFixture _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public async Task Missing_Node_says_what_to_install()
    {
        var line = await RefusalAsync(_local.Options with { Node = "/nowhere/node" });
        Assert.Equal("Node.js was not found ('/nowhere/node'): install Node.js 20 or newer (https://nodejs.org) and run again.", line);
    }

    [Theory]
    [InlineData("echo v18.19.0", "Node.js v18.19.0 is too old: install Node.js 20 or newer (https://nodejs.org) and run again.")]
    [InlineData("exit 1", "' does not answer with a version of Node.js: install Node.js 20 or newer (https://nodejs.org) and run again.")]
    public async Task Unusable_Node_says_what_to_install(string script, string expected)
    {
        var line = await RefusalAsync(_local.Options with { Node = Script("node", script) });
        Assert.EndsWith(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_npm_says_what_to_install()
    {
        var line = await RefusalAsync(_local.Options with { InstallRoot = EmptyInstallRoot, Npm = "/nowhere/npm" });
        Assert.StartsWith("npm was not found ('/nowhere/npm'): install it", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_npm_is_quoted_and_its_half_install_is_not_taken_for_a_whole_one()
    {
        var failing = _local.Options with
        {
            InstallRoot = EmptyInstallRoot,
            Npm = Script("npm", "mkdir node_modules; echo 'npm error code ENOTFOUND' >&2; echo 'npm error network no such host.' >&2; echo 'npm error A complete log of this run is in x' >&2; exit 1"),
        };
        Assert.StartsWith("npm could not install the local tools: ENOTFOUND: network no such host (tried in ", await RefusalAsync(failing), StringComparison.Ordinal);
        Assert.StartsWith("npm could not install the local tools: ENOTFOUND", await RefusalAsync(failing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_says_which_and_what_to_change_and_leaves_nothing_running()
    {
        using var other = new TcpListener(IPAddress.Loopback, _local.Options.SmtpPort);
        other.Start();
        var line = await RefusalAsync(_local.Options);
        Assert.Equal($"Port {_local.Options.SmtpPort} (SMTP) is taken: stop what uses it, or choose another with --smtp-port.", line);
        Assert.True(FreePort.IsFree(_local.Options.TablePort));
    }

    private string EmptyInstallRoot => Path.Combine(_local.Options.DataFolder, "node");

    private async Task<string> RefusalAsync(LocalToolsOptions options)
    {
        var refusal = await Assert.ThrowsAsync<LocalToolException>(() => LocalTools.StartAsync(options, _local.Progress, TestContext.Current.CancellationToken));
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal.Message;
    }

    private string Script(string name, string body)
    {
        var path = Path.Combine(_local.Options.DataFolder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
