using System.Globalization;
using System.Net;
using AiInfra.Functions.Notifications;
using AiInfra.Rates;

namespace AiInfra.Functions.Rates;

/// <summary>What came of fetching the history of exchange rates.</summary>
public abstract record RatesFetch
{
    private RatesFetch()
    {
    }

    public sealed record Fetched(ExchangeRates Rates) : RatesFetch;

    /// <param name="Reason">In words; it never names the URL.</param>
    public sealed record Failed(string Reason) : RatesFetch;

    /// <summary>No source is set.</summary>
    public sealed record Off : RatesFetch;
}

/// <summary>Fetches the history of exchange rates by the same way out as notifications take, and follows no redirect.</summary>
public sealed class RatesSource(RatesOptions options) : IDisposable
{
    private readonly HttpClient _client = Client(options);

    public async Task<RatesFetch> FetchAsync(CancellationToken cancellationToken)
    {
        if (options.Source is null) return new RatesFetch.Off();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        try
        {
            using var response = await _client.GetAsync(options.Source, deadline.Token);
            return response.StatusCode is HttpStatusCode.OK
                ? Read(await response.Content.ReadAsByteArrayAsync(deadline.Token))
                : new RatesFetch.Failed(string.Create(CultureInfo.InvariantCulture, $"the answer is {(int)response.StatusCode}"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RatesFetch.Failed(string.Create(CultureInfo.InvariantCulture, $"no whole answer within {options.Timeout.TotalSeconds} s"));
        }
        catch (HttpRequestException e)
        {
            return new RatesFetch.Failed(e switch
            {
                { InnerException: AddressNotPublicException } => "the host has no public address",
                { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => string.Create(CultureInfo.InvariantCulture, $"the answer has more than {RatesFile.MaxBytes} bytes"),
                _ => $"no answer: {e.HttpRequestError}",
            });
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpClient Client(RatesOptions options)
    {
        var client = new PublicHttp(options.AllowLoopback).Client();
        client.MaxResponseContentBufferSize = RatesFile.MaxBytes;
        return client;
    }

    private static RatesFetch Read(byte[] file) => RatesFile.Read(file) switch
    {
        EcbReading.Ok ok => new RatesFetch.Fetched(ok.Rates),
        EcbReading.Unreadable unreadable => new RatesFetch.Failed($"the answer cannot be read: {unreadable.Reason}"),
        _ => throw new InvalidOperationException(),
    };
}
