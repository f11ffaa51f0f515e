# As postdeploy.sh, which says why.
$ErrorActionPreference = 'Stop'
$key = az functionapp keys list --subscription $env:AZURE_SUBSCRIPTION_ID --resource-group $env:AZURE_RESOURCE_GROUP --name $env:AZURE_FUNCTION_NAME --query functionKeys.default --output tsv
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$smoke = 'smoke', '--to', $env:AZURE_FUNCTION_URL, '--key', $key
if ($env:EMAIL -and $env:EMAIL -ne 'none') { $smoke += '--email', $env:OPERATOR_EMAIL }
dotnet run --project src/AiInfra.LocalHost -- @smoke
exit $LASTEXITCODE
