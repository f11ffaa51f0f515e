using AiInfra.Functions.Tests.LocalHost.Http;
using AiInfra.LocalHost.Hosting;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Tests.LocalHost;

#pragma warning disable CA1822 // Functions are instance methods, also those that need no state.
public sealed class FunctionCatalogTests
{
    [Fact]
    public void Http_functions_are_sorted_by_name_ignoring_case()
    {
        var names = FunctionCatalog.From([typeof(ToyFunctions)]).Http.Select(f => f.Name).ToList();
        Assert.Equal(["AlphaItem", "betaItem", "Broken", "BrokenLater", "CountBytes"], names[..5]);
        Assert.Equal("ZRest", names[^1]);
    }

    [Fact]
    public void A_subscription_of_a_topic_is_a_queue_of_its_own()
    {
        var function = Assert.Single(FunctionCatalog.From([typeof(OneSubscription)]).ServiceBus);
        Assert.Equal("deals", function.Entity);
        Assert.Equal("deals-views", function.Queue);
        Assert.False(function.AutoComplete);
    }

    [Theory]
    [InlineData(typeof(SameNames), "more than once")]
    [InlineData(typeof(AdminRoute), "'admin'")]
    [InlineData(typeof(AdministrationRoute), "'admin'")]
    [InlineData(typeof(RuntimeName), "'runtime'")]
    [InlineData(typeof(SameRoutes), "a method of another function")]
    [InlineData(typeof(UnknownConstraint), "unreadable route")]
    [InlineData(typeof(ParameterNotInRoute), "does not name")]
    [InlineData(typeof(OddRouteType), "does not bind")]
    [InlineData(typeof(NoResult), "returns an IResult")]
    [InlineData(typeof(Hidden), "not public")]
    [InlineData(typeof(NoTrigger), "0 trigger parameters")]
    [InlineData(typeof(TextMessage), "ServiceBusReceivedMessage")]
    [InlineData(typeof(OddMessageParameter), "does not give")]
    [InlineData(typeof(VoidTimer), "must return a Task")]
    [InlineData(typeof(TwoReaders), "already")]
    public void What_Azure_would_refuse_is_refused_at_start(Type type, string reason)
    {
        var refusal = Assert.Throws<FunctionRefusedException>(() => FunctionCatalog.From([type]));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    public sealed class OneSubscription
    {
        [Function("Views")]
        public Task Run([ServiceBusTrigger("deals", "views", AutoCompleteMessages = false)] ServiceBusReceivedMessage message, ServiceBusMessageActions actions) => actions.CompleteMessageAsync(message);
    }

    public sealed class SameNames
    {
        [Function("Same")]
        public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "one")] HttpRequest request) => Results.Ok();

        [Function("same")]
        public IResult Two([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "two")] HttpRequest request) => Results.Ok();
    }

    public sealed class AdminRoute
    {
        [Function("Fine")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/Admin/deals")] HttpRequest request) => Results.Ok();
    }

    public sealed class AdministrationRoute
    {
        [Function("Fine")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "administration")] HttpRequest request) => Results.Ok();
    }

    public sealed class RuntimeName
    {
        [Function("RuntimeStats")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/stats")] HttpRequest request) => Results.Ok();
    }

    public sealed class SameRoutes
    {
        [Function("One")]
        public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "deals")] HttpRequest request) => Results.Ok();

        [Function("Two")]
        public IResult Two([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "deals")] HttpRequest request) => Results.Ok();
    }

    public sealed class UnknownConstraint
    {
        [Function("Fine")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "deals/{id:dealid}")] HttpRequest request, string id) => Results.Ok(id);
    }

    public sealed class ParameterNotInRoute
    {
        [Function("Fine")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "deals")] HttpRequest request, string id) => Results.Ok(id);
    }

    public sealed class OddRouteType
    {
        [Function("Fine")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "deals/{id}")] HttpRequest request, Uri id) => Results.Ok(id);
    }

    public sealed class NoResult
    {
        [Function("Fine")]
        public string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "deals")] HttpRequest request) => request.Path;
    }

    public sealed class Hidden
    {
        [Function("Fine")]
        internal IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "deals")] HttpRequest request) => Results.Ok();
    }

    public sealed class NoTrigger
    {
        [Function("Fine")]
        public Task Run(CancellationToken cancellationToken) => Task.FromCanceled(cancellationToken);
    }

    public sealed class TextMessage
    {
        [Function("Fine")]
        public Task Run([ServiceBusTrigger("alerts")] string text) => Task.FromResult(text);
    }

    public sealed class OddMessageParameter
    {
        [Function("Fine")]
        public Task Run([ServiceBusTrigger("alerts")] ServiceBusReceivedMessage message, string messageId) => Task.FromResult(messageId);
    }

    public sealed class VoidTimer
    {
        [Function("Fine")]
        public void Run([TimerTrigger("0 * * * * *")] TimerInfo timer) => timer.IsPastDue = false;
    }

    public sealed class TwoReaders
    {
        [Function("One")]
        public Task One([ServiceBusTrigger("alerts")] ServiceBusReceivedMessage message) => Task.CompletedTask;

        [Function("Two")]
        public Task Two([ServiceBusTrigger("alerts")] ServiceBusReceivedMessage message) => Task.CompletedTask;
    }
}
