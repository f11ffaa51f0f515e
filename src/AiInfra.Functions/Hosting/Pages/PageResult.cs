using System.Security.Cryptography;
using System.Text;
using AiInfra.Alerts;
using AiInfra.Json;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting.Pages;

/// <summary>
/// A page for someone who followed a link of theirs: no script, nothing fetched, nothing kept (no-store), found by no search engine, and its address, which holds their token, told to no other site.
/// Whatever its name and texts hold, they are text.
/// </summary>
internal sealed class PageResult(Wording words, string title, Html content, int status = 200) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        var bytes = Encoding.UTF8.GetBytes(Whole(nonce).ToString());
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private Html Whole(string nonce) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="{SnakeCase.Of(words.Language)}" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <link rel="icon" href="data:,">
        <title>{title} – {words.Say("AI infrastructure deal alerts")}</title>
        <style nonce="{nonce}">{PageStyle.Sheet}</style>
        </head>
        <body>
        <header>{words.Say("AI infrastructure deal alerts")}</header>
        <main>
        <h1>{title}</h1>
        {content}
        </main>
        </body>
        </html>

        """);
}
