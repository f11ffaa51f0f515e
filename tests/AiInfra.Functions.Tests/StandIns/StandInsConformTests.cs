using AiInfra.Deals;
using AiInfra.Functions.Hosting;
using AiInfra.LocalHost.Hosting;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

namespace AiInfra.Functions.Tests.StandIns;

public sealed class StandInsConformTests
{
    [Fact]
    public void Every_type_and_visible_member_of_the_stand_ins_is_in_the_real_packages_word_for_word()
    {
        var violations = Conformance.Violations(CompiledStandIns.Types, ApiList.OfTheRealPackages());

        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    [Fact]
    public void The_build_has_either_all_stand_ins_or_all_real_packages_and_real_packages_leave_nothing_to_hold()
    {
        var expected = CompiledStandIns.InUse
            ? ["AiInfra.Functions"]
            : new HashSet<string> { "Azure.Messaging.ServiceBus", "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Extensions.Abstractions" };
        var actual = new[] { typeof(ServiceBusClient), typeof(FunctionAttribute), typeof(FunctionsApplication) }.Select(type => type.Assembly.GetName().Name!).ToHashSet();

        Assert.Equal(expected, actual);
        Assert.Equal(CompiledStandIns.InUse, CompiledStandIns.Types.Count > 0);
    }

    /// <summary>The stand-ins hold only what the app uses, so a name that is taken shows nowhere else before the real packages come.</summary>
    [Fact]
    public void No_type_of_ours_has_the_name_of_one_in_the_real_packages()
    {
        string[] imported = ["Azure.Messaging.ServiceBus", "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Builder"];
        var taken = ApiList.OfTheRealPackages().Names.Where(name => imported.Contains(name[..name.LastIndexOf('.')])).Select(name => name.Split('.')[^1]).ToHashSet();
        var ours = new[] { typeof(AiInfraServices), typeof(FunctionCatalog), typeof(Deal) }.SelectMany(type => type.Assembly.GetTypes()).Where(type => !type.IsNested && type.Namespace?.StartsWith("AiInfra", StringComparison.Ordinal) is true);

        Assert.DoesNotContain(ours, type => taken.Contains(type.Name.Split('`')[0]));
    }

    [Fact]
    public void The_lists_are_read_whole()
    {
        var blocks = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "StandIns", "api"), "*.txt")
            .Sum(file => File.ReadLines(file).Count(line => line.StartsWith("// ", StringComparison.Ordinal)));

        Assert.Equal(blocks, ApiList.OfTheRealPackages().Count);
        Assert.True(blocks > 70, $"only {blocks} types listed");
    }
}
