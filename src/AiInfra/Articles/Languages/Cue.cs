namespace AiInfra.Articles.Languages;

/// <summary>What a word or phrase says of the sentence it stands in.</summary>
internal enum Cue
{
    // The amount is something else than a deal's.
    Noise, NoiseBehind, Denial, Hypothetical,

    // A forecast of a market.
    Forecast, Spending, Global,

    // What is done.
    Invest, Raise, Acquire, Debt, Lease, Agreement, Buying, Supplying, Building, Program, Partnership, Alliances,

    // What it is about.
    DataCenter, Computing, Chip, Electricity,

    // How binding it is, and how far it has come.
    Signed, Closed, Intent, Rumour, Terminated, UnderConstruction, Operating, Cumulative, Undisclosed,

    // How one deal follows another.
    Another, Climb, Pair, Price, Lead, Against,

    // Who is meant, and who only speaks.
    Chief, AccordingTo, Maker, Subsidiary, Pronoun, Possessive, Company, AiCompany, ChipCompany, CloudCompany, EnergyCompany, CapitalCompany, NewCompany,

    // How the parts of a sentence hang together.
    Definite, And, Who, Like, Respectively, With, Into, From, To, In, Ago, Later,

    // Energy sources.
    Nuclear, Gas, Solar, Wind,
}

/// <summary>A cue in a sentence.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last token.</param>
internal readonly record struct CueHit(Cue Cue, int From, int To);
