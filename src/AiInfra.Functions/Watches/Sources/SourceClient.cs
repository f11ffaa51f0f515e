using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Notifications;
using AiInfra.Watches;

namespace AiInfra.Functions.Watches.Sources;

/// <summary>Asks sources for what is new, by the same way out as notifications take. It follows no redirect: that would be a second request, to a host that nobody chose.</summary>
public sealed class SourceClient(WatchOptions options, SiteOptions site, TimeProvider clock) : IDisposable
{
    public const int MaxBytes = 5 * 1024 * 1024;

    private readonly HttpClient _client = Client(options, site);

    public async Task<SourceFetch> FetchAsync(Watch watch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(watch);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        try
        {
            using var request = Request(watch);
            using var response = await _client.SendAsync(request, deadline.Token);
            return await ReadAsync(response, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SourceFetch.Failed(string.Create(CultureInfo.InvariantCulture, $"no whole answer within {options.Timeout.TotalSeconds} s"));
        }
        catch (HttpRequestException e)
        {
            return new SourceFetch.Failed(e switch
            {
                { InnerException: AddressNotPublicException } => "the host has no public address",
                { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => string.Create(CultureInfo.InvariantCulture, $"the answer has more than {MaxBytes:N0} bytes"),
                _ => $"no answer: {e.HttpRequestError}",
            });
        }
    }

    /// <summary>Whether a source may be watched; who connects is checked again.</summary>
    public bool IsUsable(string address) => new PublicHttp(options.AllowLoopback).TryUrl(address, out _);

    public void Dispose() => _client.Dispose();

    private static HttpClient Client(WatchOptions options, SiteOptions site)
    {
        var client = new PublicHttp(options.AllowLoopback).Client();
        client.MaxResponseContentBufferSize = MaxBytes;
        client.DefaultRequestHeaders.UserAgent.Add(new($"(+{site.Url})"));
        return client;
    }

    private static HttpRequestMessage Request(Watch watch)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, watch.Url);
        request.Headers.Accept.ParseAdd("application/feed+json, application/atom+xml, application/rss+xml, application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1");
        if (EntityTagHeaderValue.TryParse(watch.ETag, out var etag)) request.Headers.IfNoneMatch.Add(etag);
        request.Headers.IfModifiedSince = watch.LastModified;
        return request;
    }

    private async Task<SourceFetch> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) => response.StatusCode switch
    {
        HttpStatusCode.OK => new SourceFetch.Fetched(await response.Content.ReadAsByteArrayAsync(cancellationToken), ETagOf(response), response.Content.Headers.LastModified),
        HttpStatusCode.NotModified => new SourceFetch.NotModified(),
        HttpStatusCode.Gone => new SourceFetch.Gone(),
        var moved and >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new SourceFetch.Failed(string.Create(CultureInfo.InvariantCulture, $"it moved ({(int)moved}): watch its new address")),
        var status => new SourceFetch.Failed(string.Create(CultureInfo.InvariantCulture, $"the answer is {(int)status}"), RetryAfter(response.Headers.RetryAfter)),
    };

    private static string? ETagOf(HttpResponseMessage response) => response.Headers.ETag?.ToString() is { Length: <= 300 } etag ? etag : null;

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
}
