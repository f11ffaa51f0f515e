using System.Globalization;
using AiInfra.Functions.Storage;
using AiInfra.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary><c>GET /s/report/{token}</c>: names the deal, and a box to say what is wrong.</summary>
public sealed class AskForReport(LinkDoor door, DealStore deals)
{
    [Function("AskForReport")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "s/report/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Report, token, async visitor => await PageAsync(visitor, deals, "", null, cancellationToken), cancellationToken);

    /// <param name="visitor">Who reports.</param>
    /// <param name="deals">Where the deal's name is found.</param>
    /// <param name="text">What was written so far.</param>
    /// <param name="wrong">Why it was not taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<PageResult> PageAsync(Visitor visitor, DealStore deals, string text, string? wrong, CancellationToken cancellationToken)
    {
        var words = visitor.Words;
        var name = await DealName.OfAsync(deals, visitor.Link.DealId!, cancellationToken);
        var limit = ErrorReport.MaxText.ToString(CultureInfo.InvariantCulture);
        var content = Html.Of($"""
            <section>
            <p>{name}</p>
            {(wrong is null ? FormParts.Nothing : Html.Of($"""<p class="error" role="alert">{wrong}</p>"""))}
            <form method="post" action="{visitor.Path}">
            <div class="field"><label class="over" for="text">{words.Say("What is wrong, and where can we see what is right?")}</label>
            <textarea id="text" name="text" rows="8" maxlength="{limit}" required>
            {text}</textarea></div>
            <button class="main">{words.Say("Send the report")}</button>
            </form>
            </section>
            """);
        return new(words, words.Say("Report an error"), content, wrong is null ? 200 : 400);
    }
}
