namespace AiInfra.Rates;

/// <summary>A rate of exchange.</summary>
/// <param name="UsdPerUnit">US dollars for one unit of the currency.</param>
/// <param name="Date">The day of the rate, which may be some days before the day asked for.</param>
public sealed record Rate(decimal UsdPerUnit, DateOnly Date);
