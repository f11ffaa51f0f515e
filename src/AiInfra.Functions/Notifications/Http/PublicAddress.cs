using System.Net;
using System.Net.Sockets;

namespace AiInfra.Functions.Notifications;

/// <summary>Which IP addresses a URL from a subscriber may lead to.</summary>
internal static class PublicAddress
{
    /// <summary>The IANA special-purpose registries (RFC 6890 and updates), multicast, and the Azure platform's virtual address, which answers inside every virtual network.</summary>
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Global unicast: leaves out IPv4-mapped, NAT64, unique local, link-local and multicast addresses, which all lie elsewhere.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Names that lead nowhere outside (RFC 6761, 6762, 8375, and what ICANN reserved for private use).</summary>
    private static readonly string[] PrivateNames = ["localhost", "local", "internal", "home.arpa"];

    /// <summary>What can be told from the host of a URL alone. <see cref="Uri"/> has read decimal, octal, hexadecimal and shortened IPv4 addresses as browsers do, so those forms hide nothing.</summary>
    public static string? WhyNotPublic(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.');
        if (IPAddress.TryParse(host, out var address)) return IsPublic(address) ? null : $"leads to {address}, a private or reserved address: it must be a host that is reached over the public internet";
        var isPrivate = !host.Contains('.', StringComparison.Ordinal) || Array.Exists(PrivateNames, n => host.EndsWith("." + n, StringComparison.OrdinalIgnoreCase));
        return isPrivate ? "names a host of a private network: it must be a host that is reached over the public internet" : null;
    }

    public static bool IsPublic(IPAddress address) =>
        !address.IsIPv4MappedToIPv6 // IPNetwork would judge the address inside
        && (address.AddressFamily is AddressFamily.InterNetwork || GlobalUnicast.Contains(address))
        && !Array.Exists(Special, n => n.Contains(address));
}
