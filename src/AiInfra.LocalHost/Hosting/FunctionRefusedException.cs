namespace AiInfra.LocalHost.Hosting;

/// <summary>A function that Azure would not load or not serve; the message says which and why. Thrown at start, never later.</summary>
internal sealed class FunctionRefusedException(string function, string reason, Exception? innerException = null)
    : Exception($"Function '{function}' {reason}", innerException);
