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

    [Fact]
    public void The_lists_are_read_whole()
    {
        var blocks = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "StandIns", "api"), "*.txt")
            .Sum(file => File.ReadLines(file).Count(line => line.StartsWith("// ", StringComparison.Ordinal)));

        Assert.Equal(blocks, ApiList.OfTheRealPackages().Count);
        Assert.True(blocks > 70, $"only {blocks} types listed");
    }
}
