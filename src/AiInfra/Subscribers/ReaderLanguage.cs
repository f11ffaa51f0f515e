namespace AiInfra.Subscribers;

/// <summary>The languages in which subscribers are written to.</summary>
public enum ReaderLanguage { En, Fr }
