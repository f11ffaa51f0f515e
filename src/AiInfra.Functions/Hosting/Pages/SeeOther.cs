using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting.Pages;

/// <summary>After a form: the browser gets the page anew, and a reload does not send the form again (RFC 9110 §15.4.4).</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
