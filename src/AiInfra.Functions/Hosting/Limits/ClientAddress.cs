using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting.Limits;

/// <summary>
/// The address a request comes from, as far as it tells callers apart: an IPv4 address, or the /64 of an IPv6 one, which is one site's. Behind Azure's front end it is the last hop of <c>X-Forwarded-For</c>,
/// which the front end wrote; what stands before it, and the whole header elsewhere, anyone can write.
/// </summary>
public static class ClientAddress
{
    private const int SiteBytes = 8;

    /// <param name="request">The request.</param>
    /// <param name="behindFrontEnd">The header is written by a front end of ours.</param>
    public static string Of(HttpRequest request, bool behindFrontEnd)
    {
        ArgumentNullException.ThrowIfNull(request);
        var hop = behindFrontEnd ? request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() : "";
        var address = IPEndPoint.TryParse(hop, out var forwarded) ? forwarded.Address : request.HttpContext.Connection.RemoteIpAddress;
        return address is null ? "unknown" : Site(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    private static string Site(IPAddress address)
    {
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, SiteBytes, bytes.Length - SiteBytes);
        return $"{new IPAddress(bytes)}/64";
    }
}
