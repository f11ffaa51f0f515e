using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications;

/// <summary>A subscriber uses a channel that this app has no settings for. The delivery comes back, so it goes out once the operator has set the channel up.</summary>
public sealed class ChannelNotSetUpException(ChannelType channel) : Exception($"The channel {channel} is not set up on this app: see its settings.");
