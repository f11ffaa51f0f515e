using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Tests.Deployment;

public sealed class TableTests
{
    [Fact]
    public async Task Bicep_makes_the_tables_of_the_app_and_no_others()
    {
        var deployed = await Bicep.ResourcesAsync("smtp");
        Assert.Equal(Tables.Names.Order(StringComparer.Ordinal), deployed.OfType("Microsoft.Storage/storageAccounts/tableServices/tables").Select(table => table.Name).Order(StringComparer.Ordinal));
    }
}
