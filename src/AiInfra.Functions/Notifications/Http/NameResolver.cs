using System.Net;

namespace AiInfra.Functions.Notifications;

/// <summary>The addresses of a host name, as <see cref="Dns.GetHostAddressesAsync(string, CancellationToken)"/> gives them; a port, so that names which lie or change their mind can be shown.</summary>
internal delegate Task<IPAddress[]> NameResolver(string host, CancellationToken cancellationToken);
