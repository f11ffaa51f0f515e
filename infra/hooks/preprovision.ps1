# As preprovision.sh, which says why.
if ($env:SECRETS_KEY) { exit 0 }
if (-not $env:AZURE_SUBSCRIPTION_ID) { Write-Error 'Begin with: azd env new NAME --subscription ID --location REGION'; exit 1 }
$group = "rg-$env:AZURE_ENV_NAME"
$exists = az group exists --subscription $env:AZURE_SUBSCRIPTION_ID --name $group
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
if ($exists -eq 'true') {
  $vaults = az resource list --subscription $env:AZURE_SUBSCRIPTION_ID --resource-group $group --resource-type Microsoft.KeyVault/vaults --query '[].id' --output tsv
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
  foreach ($vault in $vaults) {
    $said = az rest --method get --url "https://management.azure.com$vault/secrets/secrets-key?api-version=2024-11-01" --query name --output tsv 2>&1
    if ($LASTEXITCODE -eq 0) { exit 0 }
    if ("$said" -notmatch 'NotFound') { Write-Error "$said"; exit 1 }
  }
}
azd env set SECRETS_KEY ([Convert]::ToBase64String([Security.Cryptography.RandomNumberGenerator]::GetBytes(32)))
exit $LASTEXITCODE
