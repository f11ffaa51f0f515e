using System.Net;

namespace AiInfra.Functions.Notifications;

/// <summary>What a receiver answered.</summary>
/// <param name="RetryAfter">Between 0 and <see cref="HttpPost.LongestWait"/>, when it named a time.</param>
/// <param name="Text">The beginning of the body, when it was asked for.</param>
internal sealed record HttpReply(HttpStatusCode Status, TimeSpan? RetryAfter, string Text);

/// <summary>Posts to a subscriber's URL and says in a <see cref="SendResult"/> what came of it; the details never name the URL.</summary>
internal sealed class HttpPost(PublicHttp http, TimeSpan timeout, TimeProvider time) : IDisposable
{
    /// <summary>What a receiver may ask us to wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly HttpClient _client = http.Client();

    /// <inheritdoc cref="PublicHttp.TryUrl"/>
    public bool TryUrl(string address, out Uri url) => http.TryUrl(address, out url);

    /// <inheritdoc cref="PublicHttp.WhyNotPublic"/>
    public string? WhyNotPublic(Uri url) => http.WhyNotPublic(url);

    public async Task<SendResult> SendAsync(HttpRequestMessage request, int textBytes, Func<HttpReply, SendResult> read, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return read(new(response.StatusCode, RetryAfter(response), await TextAsync(response, textBytes, deadline.Token)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Failed(FormattableString.Invariant($"no answer within {timeout.TotalSeconds} s"));
        }
        catch (HttpRequestException e) when (e.InnerException is AddressNotPublicException)
        {
            return new SendResult.Refused(RefusalReason.AddressNotPublic, "the host leads to no public address: nothing was sent");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new SendResult.Failed($"no answer: {((e as HttpRequestException)?.HttpRequestError ?? HttpRequestError.ResponseEnded)}");
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Retry-After in either form (RFC 9110 §10.2.3); one that cannot be read is none.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait is { } named ? TimeSpan.FromTicks(Math.Clamp(named.Ticks, 0, LongestWait.Ticks)) : null;
    }

    private static async Task<string> TextAsync(HttpResponseMessage response, int bytes, CancellationToken cancellationToken)
    {
        if (bytes == 0) return "";
        var buffer = new byte[bytes];
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var read = await body.ReadAtLeastAsync(buffer, bytes, throwOnEndOfStream: false, cancellationToken);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, read);
    }
}
