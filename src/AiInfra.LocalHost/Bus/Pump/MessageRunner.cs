using AiInfra.LocalHost.Hosting;
using Azure;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.LocalHost.Bus.Pump;

/// <summary>Calls a Service Bus function with one message and settles it as its attributes say.</summary>
internal sealed partial class MessageRunner(FunctionDescriptor.ServiceBus function, IServiceScopeFactory scopes, LocalBusOptions options, TimeProvider clock, ILogger logger)
{
    public const string TooManyDeliveries = "MaxDeliveryCountExceeded";

    private readonly FunctionCall _call = new(function.Method);

    /// <summary>Never throws: what goes wrong is logged, and the message comes again when its lock ends.</summary>
    public async Task RunAsync(LockedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            // More deliveries than allowed without a failure that we saw: the process died or the lock ran out each time.
            if (message.Received.DeliveryCount > options.MaxDeliveryCount) await message.DeadLetterAsync(TooManyDeliveries, $"Delivered more than {options.MaxDeliveryCount} times.");
            else await CallAsync(message, cancellationToken);
        }
        catch (ServiceBusException e) when (e.Reason is ServiceBusFailureReason.MessageLockLost)
        {
            LockLost(function.Name, message.Envelope.Id);
        }
        catch (Exception e)
        {
            NotSettled(function.Name, message.Envelope.Id, e);
        }
    }

    private async Task CallAsync(LockedMessage message, CancellationToken cancellationToken)
    {
        using var returned = new CancellationTokenSource();
        var renewal = RenewAsync(message, returned.Token);
        Exception? failure = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var actions = new LocalMessageActions(message, function.AutoComplete);
            await _call.RunAsync(scope.ServiceProvider, p =>
                p.ParameterType == typeof(ServiceBusReceivedMessage) ? message.Received : p.ParameterType == typeof(ServiceBusMessageActions) ? actions : cancellationToken);
        }
        catch (Exception e)
        {
            failure = e;
        }

        await returned.CancelAsync();
        await renewal;
        if (failure is not null) await FailAsync(message, failure, cancellationToken);
        else if (function.AutoComplete) await message.CompleteAsync();
    }

    private async Task FailAsync(LockedMessage message, Exception failure, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) Interrupted(function.Name, message.Envelope.Id);
        else Failed(function.Name, message.Envelope.Id, message.Received.DeliveryCount, failure);
        if (message.Settled) return;
        if (message.Received.DeliveryCount < options.MaxDeliveryCount) await message.AbandonAsync();
        else await message.DeadLetterAsync(TooManyDeliveries, $"Failed {message.Received.DeliveryCount} times; the last time: {failure.GetType().Name}.");
    }

    // Twice in a lock's time, so that one slow renewal does not lose it.
    private async Task RenewAsync(LockedMessage message, CancellationToken returned)
    {
        var since = clock.GetTimestamp();
        while (clock.GetElapsedTime(since) < options.MaxLockRenewal)
        {
            await Task.Delay(options.LockDuration / 2, clock, returned).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (returned.IsCancellationRequested || message.Settled) return;
            try
            {
                await message.RenewAsync();
            }
            catch (ServiceBusException)
            {
                // Lost; or settled a moment ago. Settling will tell the function.
                return;
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or IOException or OperationCanceledException)
            {
                NotRenewed(function.Name, message.Envelope.Id, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Function {Function} failed on message {MessageId}, delivery {DeliveryCount}")]
    private partial void Failed(string function, string messageId, int deliveryCount, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Function {Function} was interrupted by the stop on message {MessageId}; it is delivered again")]
    private partial void Interrupted(string function, string messageId);

    [LoggerMessage(LogLevel.Warning, "Function {Function} lost the lock of message {MessageId}; it is delivered again unless it was settled")]
    private partial void LockLost(string function, string messageId);

    [LoggerMessage(LogLevel.Warning, "The lock of message {MessageId} of {Function} could not be renewed")]
    private partial void NotRenewed(string function, string messageId, Exception exception);

    [LoggerMessage(LogLevel.Error, "Message {MessageId} of {Function} could not be settled; it is delivered again when its lock ends")]
    private partial void NotSettled(string function, string messageId, Exception exception);
}
