using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Storage;
using AiInfra.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary><c>POST /s/report/{token}</c> with <c>text</c>, 1 to 2,000 characters: waits for operators at <c>/api/reports</c>. The same words again are no second report.</summary>
public sealed class ReportError(LinkDoor door, HourlyLimits limits, ReportStore reports, DealStore deals, TimeProvider clock)
{
    [Function("ReportError")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/report/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        door.EnterAsync(request, LinkPurpose.Report, token, visitor => TakeAsync(visitor, request, cancellationToken), cancellationToken);

    private async Task<IResult> TakeAsync(Visitor visitor, HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await FormBody.ReadAsync(request, cancellationToken);
        if (form.Problem is { } problem) return problem;
        var text = Clean(form["text"]);
        if (WhyNot(visitor, text) is { } why) return await AskForReport.PageAsync(visitor, deals, text, why, cancellationToken);
        if (!await limits.MayReportAsync(visitor.Subscriber.Id, cancellationToken))
            return await AskForReport.PageAsync(visitor, deals, text, visitor.Words.Say("You have sent many reports within an hour. Send this one later."), cancellationToken);
        await reports.EnsureAsync(ErrorReport.Of(visitor.Link.DealId!, visitor.Subscriber.Id, text, clock.GetUtcNow()), cancellationToken);
        return LinkPages.Done(visitor.Words, visitor.Words.Say("Thank you"), [visitor.Words.Say("A person will look at it. If something is corrected, you hear of it like everyone who was told.")]);
    }

    /// <summary>Browsers send line breaks as CR LF (HTML, form submission) and count them as one character.</summary>
    private static string Clean(string text) => string.Concat(text.ReplaceLineEndings("\n").Trim().Where(c => c is '\n' or '\t' || !(char.IsControl(c) || c is '\uFFFE' or '\uFFFF')));

    private static string? WhyNot(Visitor visitor, string text) => text.Length switch
    {
        0 => visitor.Words.Say("Write what is wrong."),
        > ErrorReport.MaxText => visitor.Words.Say("The report is too long: 2,000 characters at most."),
        _ => null,
    };
}
