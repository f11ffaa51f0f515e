using System.Text;
using System.Text.Json;
using AiInfra.Articles;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Articles.Html;
using AiInfra.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AiInfra.Functions.Articles;

/// <summary>A posted article, or the problem to answer with.</summary>
/// <param name="WasHtml">Its text was made from a page, and is not known to who sent it.</param>
internal sealed record ArticleRequest(Article? Article, bool WasHtml, IResult? Problem)
{
    /// <summary>Bytes of a body.</summary>
    public const int MaxBody = 1024 * 1024;

    private static readonly string[] Parameters = ["lang", "url", "publisher", "publishedAt", "type"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<ArticleRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasJsonContentType()) return await ReadJsonAsync(request, cancellationToken);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType.Value?.ToLowerInvariant() is not ("text/plain" or "text/html"))
            return Refused(Problems.WrongMediaType("Send the article as text/plain, text/html or application/json."));
        if (HeaderUtilities.RemoveQuotes(type.Charset) is { Length: > 0 } charset && !IsUtf8(charset)) return Refused(Problems.WrongMediaType("Send the article in UTF-8."));
        var body = await RawBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Bytes is null) return Refused(body.Problem!);
        if (TextOf(body.Bytes) is not { } text) return Refused(Problems.Unreadable("The body is not UTF-8: a byte in it belongs to another encoding."));
        return ReadRaw(request.Query, text, type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsUtf8(StringSegment charset) => charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase) || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(byte[] body)
    {
        try
        {
            return Utf8.GetString(body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? body.AsSpan(3) : body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>What is said of a raw article stands in the query, by the rules of the JSON form.</summary>
    private static ArticleRequest ReadRaw(IQueryCollection query, string text, bool isHtml)
    {
        var given = Parameters.Where(name => !StringValues.IsNullOrEmpty(query[name])).ToDictionary(name => name, name => query[name].ToString());
        List<FieldError> errors = [];
        var said = Said(new(JsonSerializer.SerializeToElement(given, ArticleJson.Default.DictionaryStringString), "", errors), "lang");
        return errors is [var error, ..] ? Refused(Problems.Unreadable($"The query parameter {error.Pointer[1..]} {error.Detail}.")) : Of(text, isHtml, said);
    }

    private static async Task<ArticleRequest> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return Refused(body.Problem!);
        using var document = body.Document;
        if (document.RootElement.ValueKind is not JsonValueKind.Object) return Refused(Problems.Unreadable("The body is one JSON object: {\"text\": \"…\"}."));
        List<FieldError> errors = [];
        var fields = new Fields(document.RootElement, "#", errors);
        var (text, html) = (Whole(fields, "text"), Whole(fields, "html"));
        if (errors.Count == 0 && text is null == html is null) fields.Refuse("text", "is the article, or else html is: give one of them");
        var said = Said(fields, "language");
        fields.RefuseOthers();
        return errors.Count > 0 ? Refused(Problems.Invalid(errors)) : Of((text ?? html)!, html is not null, said);
    }

    /// <summary>A text as it is, since what is found in it is told by its place.</summary>
    private static string? Whole(Fields fields, string name)
    {
        if (fields.Raw(name) is not { } value) return null;
        if (value.ValueKind is not JsonValueKind.String) fields.Refuse(name, "must be text");
        fields.Errors.AddRange(HalfPairs.In(value, fields.PointerTo(name)));
        return value.ValueKind is JsonValueKind.String && fields.Errors.Count == 0 ? value.GetString() : null;
    }

    private static Article Said(Fields fields, string languageName)
    {
        var language = fields.Language(languageName);
        var url = fields.Text("url", WebUrl.MaxLength);
        if (url is not null && WebUrl.Of(url) is null) fields.Refuse("url", WebUrl.Form);
        return new("", language, WebUrl.Of(url), fields.Text("publisher", 200), fields.Date("publishedAt"), fields.Word<SourceType>("type") ?? SourceType.Press);
    }

    private static ArticleRequest Of(string body, bool isHtml, Article said)
    {
        if (!isHtml) return Of(said with { Text = ArticleText.Of(body) }, wasHtml: false);
        return HtmlReading.Read(body) switch
        {
            HtmlReading.Ok page => Of(page.Completing(said), wasHtml: true),
            HtmlReading.Unreadable unreadable => Refused(Problems.Unreadable(unreadable.Reason)),
            _ => throw new InvalidOperationException(),
        };
    }

    private static ArticleRequest Of(Article article, bool wasHtml) => article.Text.Length switch
    {
        _ when string.IsNullOrWhiteSpace(article.Text) => Refused(Problems.Unreadable("There is no text to read.")),
        > ArticleReader.LongestText => Refused(Problems.Unreadable(FormattableString.Invariant($"The text has {article.Text.Length:N0} characters, the limit is {ArticleReader.LongestText:N0}."))),
        _ => new(article, wasHtml, null),
    };

    private static ArticleRequest Refused(IResult problem) => new(null, false, problem);
}
