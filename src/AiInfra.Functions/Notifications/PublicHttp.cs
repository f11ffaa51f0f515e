using System.Net;
using System.Net.Sockets;

namespace AiInfra.Functions.Notifications;

/// <summary>
/// The way out to URLs that subscribers name (OWASP SSRF prevention): https on 443, no proxy, no redirects, and the address that is connected to must be public.
/// The check is on the connected address, not on the name, so that a name which changes its mind (DNS rebinding) gains nothing.
/// </summary>
/// <param name="allowLoopback">Also http(s) to any port of a host that is literally loopback; for local use only.</param>
internal sealed class PublicHttp(bool allowLoopback)
{
    /// <summary>Whether subscribers may name this URL; who connects is checked again.</summary>
    public bool TryUrl(string address, out Uri url) =>
        Uri.TryCreate(address, UriKind.Absolute, out url!) && url.UserInfo.Length == 0 && (url is { Scheme: "https", Port: 443 } || (allowLoopback && url is { Scheme: "http" or "https", IsLoopback: true }));

    /// <summary>A client for one channel. Not from the factory, which logs URLs; no propagator, so no URL reaches a trace either: they are secrets.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        ConnectCallback = ConnectAsync,
        MaxResponseHeadersLength = 16, // KiB
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
        UseProxy = false,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
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
