// Shapes of Azure.Messaging.ServiceBus 7.20.1, compiled only where the feed lacks it: data that can be held, and overridable shells for Moq.
// Only what the app uses; every public member is held against the real list by StandInsConformTests.
#nullable disable

namespace Azure.Messaging.ServiceBus
{
    using global::Azure.Core;

    public class ServiceBusClient : IAsyncDisposable
    {
        protected ServiceBusClient()
        {
        }

        public ServiceBusClient(string connectionString) => throw Missing.Package();

        public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential) => throw Missing.Package();

        public virtual ServiceBusSender CreateSender(string queueOrTopicName) => throw Missing.Package();

        public virtual ValueTask DisposeAsync()
        {
            GC.SuppressFinalize(this);
            return default;
        }
    }

    public class ServiceBusSender : IAsyncDisposable
    {
        protected ServiceBusSender()
        {
        }

        public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default) => throw Missing.Package();

        public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) => throw Missing.Package();

        public virtual Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default) => throw Missing.Package();

        public virtual ValueTask DisposeAsync()
        {
            GC.SuppressFinalize(this);
            return default;
        }
    }

    public sealed class ServiceBusMessageBatch : IDisposable
    {
        private readonly IList<ServiceBusMessage> _messages;
        private readonly Func<ServiceBusMessage, bool> _tryAdd;

        internal ServiceBusMessageBatch(IList<ServiceBusMessage> messages, Func<ServiceBusMessage, bool> tryAdd) => (_messages, _tryAdd) = (messages, tryAdd);

        public int Count => _messages.Count;

        public bool TryAddMessage(ServiceBusMessage message)
        {
            if (!_tryAdd(message)) return false;
            _messages.Add(message);
            return true;
        }

        public void Dispose()
        {
        }
    }

    public class CreateMessageBatchOptions
    {
        public long? MaxSizeInBytes { get; set; }
    }

    public class ServiceBusMessage
    {
        private string _messageId;

        public ServiceBusMessage(BinaryData body) => Body = body;

        public BinaryData Body { get; set; }

        public string MessageId
        {
            get => _messageId;

            // The real setter refuses these too, so an id that Azure would refuse is found here.
            set => _messageId = value is { Length: > 0 and <= 128 } ? value : throw new ArgumentException("A message id has 1 to 128 characters.", nameof(value));
        }

        public string CorrelationId { get; set; }

        public string Subject { get; set; }

        public string ContentType { get; set; }

        public DateTimeOffset ScheduledEnqueueTime { get; set; }

        public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();
    }

    public class ServiceBusReceivedMessage
    {
        internal ServiceBusReceivedMessage()
        {
        }

        public BinaryData Body { get; internal init; }

        public string MessageId { get; internal init; }

        public string CorrelationId { get; internal init; }

        public string Subject { get; internal init; }

        public string ContentType { get; internal init; }

        public string LockToken { get; internal init; }

        public int DeliveryCount { get; internal init; }

        public DateTimeOffset EnqueuedTime { get; internal init; }

        public IReadOnlyDictionary<string, object> ApplicationProperties { get; internal init; }
    }

    public enum ServiceBusMessageState { Active = 0, Deferred = 1, Scheduled = 2 }

    public static class ServiceBusModelFactory
    {
        public static ServiceBusMessageBatch ServiceBusMessageBatch(
            long batchSizeBytes,
            IList<ServiceBusMessage> batchMessageStore,
            CreateMessageBatchOptions batchOptions = null,
            Func<ServiceBusMessage, bool> tryAddCallback = null) =>
            new(batchMessageStore, tryAddCallback ?? (_ => true));

        public static ServiceBusReceivedMessage ServiceBusReceivedMessage(
            BinaryData body = null,
            string messageId = null,
            string partitionKey = null,
            string viaPartitionKey = null,
            string sessionId = null,
            string replyToSessionId = null,
            TimeSpan timeToLive = default,
            string correlationId = null,
            string subject = null,
            string to = null,
            string contentType = null,
            string replyTo = null,
            DateTimeOffset scheduledEnqueueTime = default,
            IDictionary<string, object> properties = null,
            Guid lockTokenGuid = default,
            int deliveryCount = 0,
            DateTimeOffset lockedUntil = default,
            long sequenceNumber = -1,
            string deadLetterSource = null,
            long enqueuedSequenceNumber = 0,
            DateTimeOffset enqueuedTime = default,
            ServiceBusMessageState serviceBusMessageState = ServiceBusMessageState.Active) => new()
            {
                Body = body,
                MessageId = messageId,
                CorrelationId = correlationId,
                Subject = subject,
                ContentType = contentType,
                LockToken = lockTokenGuid.ToString(),
                DeliveryCount = deliveryCount,
                EnqueuedTime = enqueuedTime,
                ApplicationProperties = new Dictionary<string, object>(properties ?? new Dictionary<string, object>()),
            };
    }

    public enum ServiceBusFailureReason
    {
        GeneralError = 0, MessagingEntityNotFound = 1, MessageLockLost = 2, MessageNotFound = 3, MessageSizeExceeded = 4, MessagingEntityDisabled = 5, QuotaExceeded = 6,
        ServiceBusy = 7, ServiceTimeout = 8, ServiceCommunicationProblem = 9, SessionCannotBeLocked = 10, SessionLockLost = 11, MessagingEntityAlreadyExists = 12,
    }

    public class ServiceBusException : Exception
    {
        public ServiceBusException(string message, ServiceBusFailureReason reason, string entityPath = null, Exception innerException = null)
            : base(message, innerException) => (Reason, EntityPath) = (reason, entityPath);

        public ServiceBusFailureReason Reason { get; }

        public string EntityPath { get; }

        public bool IsTransient => Reason is ServiceBusFailureReason.ServiceBusy or ServiceBusFailureReason.ServiceTimeout or ServiceBusFailureReason.ServiceCommunicationProblem;
    }

    internal static class Missing
    {
        public static PlatformNotSupportedException Package() => new(
            "This build has no Azure.Messaging.ServiceBus package: run src/AiInfra.LocalHost, or build from a feed that has it (delete artifacts/ first).");
    }
}
