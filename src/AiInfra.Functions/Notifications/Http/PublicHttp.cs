using System.Net;
using System.Net.Sockets;
using AiInfra.Functions.Hosting;

namespace AiInfra.Functions.Notifications;

/// <summary>
/// The way out to URLs that subscribers name (OWASP SSRF prevention): https on 443, no proxy, no redirects, and the address that is connected to must be public.
/// A name is looked up once for a connection, and what is connected to are the very addresses that were checked: a name which changes its mind (DNS rebinding) finds no moment for it.
/// </summary>
/// <param name="allowLoopback">Also http(s) to any port of a host that is literally loopback; for local use only.</param>
/// <param name="resolve">DNS, when none is given.</param>
internal sealed class PublicHttp(bool allowLoopback, NameResolver? resolve = null)
{
    private readonly NameResolver _resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>Whether subscribers may name this URL; who connects is checked again.</summary>
    public bool TryUrl(string address, out Uri url) =>
        Uri.TryCreate(address, UriKind.Absolute, out url!) && url.UserInfo.Length == 0 && (url is { Scheme: "https", Port: 443 } || IsAllowedLoopback(url));

    /// <summary>Why nothing public can be behind the URL, as far as it can be told without asking anyone; null when there can.</summary>
    public string? WhyNotPublic(Uri url) => IsAllowedLoopback(url) ? null : PublicAddress.WhyNotPublic(url);

    /// <summary>A client for one channel. Not from the factory, which logs URLs; no propagator, so no URL reaches a trace either: they are secrets.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        ConnectCallback = ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(10), // an attempt outlives the request that gave it up, and the next request would wait for it
        MaxResponseHeadersLength = 16, // KiB
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
        UseProxy = false,
    })
    { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestHeaders = { UserAgent = { AppVersion.UserAgent } } };

    private bool IsAllowedLoopback(Uri url) => allowLoopback && url is { Scheme: "http" or "https", IsLoopback: true };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancellationToken);
        var loopbackToo = allowLoopback && context.InitialRequestMessage.RequestUri is { IsLoopback: true };
        var allowed = Array.FindAll(found, a => PublicAddress.IsPublic(a) || (loopbackToo && IPAddress.IsLoopback(a)));
        if (allowed.Length == 0) throw new AddressNotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

internal sealed class AddressNotPublicException() : Exception("The host has no public address.");
