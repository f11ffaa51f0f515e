using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiInfra.Amounts;
using AiInfra.Json;
using AiInfra.Parties;

namespace AiInfra.Deals;

/// <summary>
/// The id of a deal: <c>2025-09-openai-oracle-300b-3k7q9x2m</c>. Readable, ASCII, at most 120 characters, safe in URLs and table keys; derived from parties, kind, month and amount
/// as first read, so the same content has the same id whoever submits it. It never changes afterwards.
/// </summary>
public static class DealId
{
    private const string TestPrefix = "test-";
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private static readonly (decimal Unit, char Letter)[] Scales = [(1e12m, 't'), (1e9m, 'b'), (1e6m, 'm'), (1e3m, 'k')];

    public static string Of(DealKind kind, PartialDate announced, IEnumerable<DealParty> parties, Amount amount)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(amount);
        var entities = parties.Select(p => p.EntityId).Distinct().Order(StringComparer.Ordinal).ToList();
        var month = Month(announced);
        var identity = string.Join('\n', [
            SnakeCase.Of(kind), month, string.Join('|', entities),
            SnakeCase.Of(amount.Qualifier), SnakeCase.Of(amount.Per), amount.Currency ?? "", Figure(amount.Low), Figure(amount.High)]);
        return string.Join('-', new[] { month, Ascii(string.Join('-', entities)), AmountSlug(amount), Hash(identity) }.Where(part => part.Length > 0));
    }

    /// <summary>
    /// The id of a deal whose own is taken by a different deal: two data centres of one owner and month without a price, two equal tranches of one month.
    /// It follows from what is told, like the first one.
    /// </summary>
    /// <param name="id">The id that is taken.</param>
    /// <param name="told">Whatever tells the one deal from the other.</param>
    public static string Beside(string id, string told) => $"{id}-{Hash(told)[..4]}";

    /// <summary>The id of a deal that only tries the system out; no other begins so.</summary>
    public static string OfTest(string id) => TestPrefix + id;

    /// <summary>Whether the deal only tries the system out.</summary>
    public static bool IsTest(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.StartsWith(TestPrefix, StringComparison.Ordinal);
    }

    /// <summary>Whether a text has the form of an id; it need not exist.</summary>
    public static bool IsWellFormed(string? id) =>
        id is { Length: > 4 and <= 120 } && id.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    private static string Month(PartialDate date) => date.Precision is DatePrecision.Day ? date.ToString()[..7] : date.ToString().ToLowerInvariant();

    private static string Figure(decimal? value) => value is { } figure ? MoneyConverter.Text(figure) : "";

    private static string AmountSlug(Amount amount)
    {
        if (amount.Qualifier is AmountQualifier.Undisclosed) return "undisclosed";
        var figures = new[] { amount.Low, amount.High }.OfType<decimal>().Distinct().Select(Short);
        var currency = amount.Currency is null or "USD" ? "" : "-" + amount.Currency.ToLowerInvariant();
        return string.Join('-', figures) + currency;
    }

    private static string Short(decimal value)
    {
        foreach (var (unit, letter) in Scales)
        {
            if (value >= unit) return (value / unit).ToString("0.##", CultureInfo.InvariantCulture).Replace('.', '-') + letter;
        }

        return value.ToString("0", CultureInfo.InvariantCulture);
    }

    private static string Ascii(string slug)
    {
        var ascii = string.Concat(slug.Where(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-'));
        return (ascii.Length > 60 ? ascii[..60] : ascii).Trim('-');
    }

    /// <summary>40 bits of SHA-256 in Crockford's Base32.</summary>
    private static string Hash(string identity) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).Take(8).Select(b => Alphabet[b & 31]));
}
