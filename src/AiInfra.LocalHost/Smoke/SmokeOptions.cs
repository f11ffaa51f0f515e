namespace AiInfra.LocalHost.Smoke;

/// <summary>Which app to try, and who is told.</summary>
/// <param name="To">The app, with a trailing slash.</param>
/// <param name="Key">Its function key; null where none is asked for.</param>
/// <param name="Channels">Kind and address; none is the operator's own mail address.</param>
/// <param name="Within">How long each step may take.</param>
internal sealed record SmokeOptions(Uri To, string? Key, IReadOnlyList<(string Type, string Address)> Channels, TimeSpan Within);
