# As preprovision.sh, which says why.
$ErrorActionPreference = 'Stop'
if ($env:SECRETS_KEY) { exit 0 }
if (-not $env:AZURE_SUBSCRIPTION_ID) { throw 'Begin with: azd env new NAME --subscription ID --location REGION' }
$vaults = az keyvault list --subscription $env:AZURE_SUBSCRIPTION_ID --output json
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$known = $vaults | ConvertFrom-Json | Where-Object { $_.tags.'azd-env-name' -eq $env:AZURE_ENV_NAME }
if (-not $known) { azd env set SECRETS_KEY ([Convert]::ToBase64String([Security.Cryptography.RandomNumberGenerator]::GetBytes(32))) }
