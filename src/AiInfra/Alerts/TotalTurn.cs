using AiInfra.Rules;
using AiInfra.Totals;

namespace AiInfra.Alerts;

/// <summary>A deal turned the total of a cumulative rule: it crossed the bound, or fell back under it.</summary>
/// <param name="Sequence">The number of the turn: odd when it crossed, even when it fell back.</param>
/// <param name="Corrects">Of a fall: the event by which the crossing was told.</param>
public sealed record TotalTurn(Rule Rule, RunningTotal Total, int Sequence, string? Corrects)
{
    public bool Crossed => Sequence % 2 == 1;
}
