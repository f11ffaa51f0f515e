namespace AiInfra.Functions.Hosting.Settings;

/// <summary>
/// A setting that a class reads. <c>docs/configuration.md</c> is written from these, and tests hold them against what is really read, against the README and against Bicep.
/// </summary>
/// <param name="name">As configuration spells it, such as <c>Email:PerMinute</c>; as an environment variable <c>Email__PerMinute</c>.</param>
/// <param name="meaning">What it is, with its unit, as a sentence without its end.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SettingAttribute(string name, string meaning) : Attribute
{
    public string Name { get; } = name;

    public string Meaning { get; } = meaning;

    /// <summary>What may be set, such as <c>1 to 50</c> or <c>none, starttls, tls</c>; empty for any text.</summary>
    public string Values { get; init; } = "";

    /// <summary>What counts without it, as it would be set; empty for nothing.</summary>
    public string Default { get; init; } = "";

    public bool IsSecret { get; init; }

    /// <summary>For one machine only: never set in Azure.</summary>
    public bool IsLocal { get; init; }

    public string EnvironmentVariable => Name.Replace(":", "__", StringComparison.Ordinal);
}
