# As postdeploy.sh, which says why.
$ErrorActionPreference = 'Stop'
if ($env:EMAIL -eq 'none') { Write-Output 'EMAIL is none: nothing can be delivered to the operator, so nothing is tried. Try a channel: dotnet run --project src/AiInfra.LocalHost -- smoke --help'; exit 0 }
$key = az functionapp keys list --subscription $env:AZURE_SUBSCRIPTION_ID --resource-group $env:AZURE_RESOURCE_GROUP --name $env:AZURE_FUNCTION_NAME --query functionKeys.default --output tsv
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
dotnet run --project src/AiInfra.LocalHost -- smoke --to $env:AZURE_FUNCTION_URL --key $key
exit $LASTEXITCODE
