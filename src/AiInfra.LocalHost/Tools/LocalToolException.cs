namespace AiInfra.LocalHost.Tools;

/// <summary>Something the machine lacks or refuses. The message is one line for the developer: what is wrong and what to do.</summary>
internal sealed class LocalToolException(string message, Exception? innerException = null) : Exception(message, innerException);
