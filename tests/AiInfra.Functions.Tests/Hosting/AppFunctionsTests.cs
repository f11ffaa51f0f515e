using System.Reflection;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Tests.Hosting;

/// <summary>What the attributes of the app's own functions say. Routes that overlap are held by the fidelity suite.</summary>
public sealed class AppFunctionsTests
{
    private static readonly (Type Class, MethodInfo Method, string Name)[] Functions =
    [
        .. from type in typeof(AiInfraServices).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           select (type, method, function.Name),
    ];

    private static IEnumerable<(string Name, T Trigger)> Triggers<T>()
        where T : Attribute =>
        Functions.SelectMany(f => f.Method.GetParameters().Select(p => (f.Name, Trigger: p.GetCustomAttribute<T>()))).Where(f => f.Trigger is not null).Select(f => (f.Name, f.Trigger!));

    [Fact]
    public void Every_queue_and_subscription_has_its_function() => Assert.Equal(
        [
            ("DeliverAlert", Entities.Deliveries, null),
            ("EvaluateDeal", Entities.Deals, Entities.Evaluation),
            ("FanOutAlert", Entities.Alerts, null),
            ("ImportRows", Entities.Imports, null),
            ("ProjectDeal", Entities.Deals, (string?)Entities.Views),
        ],
        Triggers<ServiceBusTriggerAttribute>().Select(f => (f.Name, f.Trigger.QueueName ?? f.Trigger.TopicName!, f.Trigger.SubscriptionName)).OrderBy(f => f.Name, StringComparer.Ordinal));

    [Fact]
    public void Every_function_that_takes_messages_uses_the_one_connection_and_settles_by_hand() =>
        Assert.All(Triggers<ServiceBusTriggerAttribute>(), f => Assert.Equal((Entities.Connection, false), (f.Trigger.Connection, f.Trigger.AutoCompleteMessages)));

    /// <summary>Changing something, everything about subscribers, sources and imports, and what waits for a person, is for operators; reading and signing up is for everyone, a webhook carries its own signature, and a link of a subscriber its token.</summary>
    [Fact]
    public void Only_reading_signing_up_and_what_is_signed_is_anonymous() => Assert.All(Triggers<HttpTriggerAttribute>(), f =>
    {
        string[] forOperators = ["api/subscribers", "api/reviews", "api/proposals", "api/sources", "api/watches", "api/imports", "api/reports", "api/deliveries"];
        var reads = f.Trigger.Methods!.All(m => m is "get" or "head") && !forOperators.Any(route => f.Trigger.Route!.StartsWith(route, StringComparison.Ordinal));
        var isAnonymous = reads || f.Name is "ReceiveWebhook" or "PreviewRule" or "Subscribe" or "RequestManageLink" || f.Trigger.Route!.StartsWith("s/", StringComparison.Ordinal);
        Assert.Equal((f.Name, isAnonymous ? AuthorizationLevel.Anonymous : AuthorizationLevel.Function), (f.Name, f.Trigger.AuthLevel));
    });

    [Fact]
    public void Every_route_is_under_api_or_a_link_of_a_subscriber_and_names_its_methods() =>
        Assert.All(Triggers<HttpTriggerAttribute>(), f => Assert.True((f.Trigger.Route!.StartsWith("api/", StringComparison.Ordinal) || f.Trigger.Route!.StartsWith("s/", StringComparison.Ordinal)) && f.Trigger.Methods is { Length: > 0 }, f.Name));

    [Fact]
    public void Every_function_class_is_public_and_sealed_with_one_constructor()
    {
        Assert.NotEmpty(Functions);
        Assert.All(Functions, f => Assert.True(f.Class is { IsPublic: true, IsSealed: true } && f.Class.GetConstructors().Length == 1 && !f.Method.IsStatic && f.Method.IsPublic, f.Name));
    }
}
