# As postprovision.sh, which says why.
$refresh = "https://management.azure.com/subscriptions/$env:AZURE_SUBSCRIPTION_ID/resourceGroups/$env:AZURE_RESOURCE_GROUP/providers/Microsoft.Web/sites/$env:AZURE_FUNCTION_NAME/config/configreferences/appsettings/refresh?api-version=2022-03-01"
foreach ($try in 1..10) {
  $open = az rest --method post --url $refresh --query "length(value[?properties.status!='Resolved'])" --output tsv
  if ($LASTEXITCODE -eq 0 -and $open -eq '0') { break }
  if ($try -eq 10) { Write-Error "The app cannot read its secrets from the vault yet ($open of them). Run azd provision again in some minutes."; exit 1 }
  Start-Sleep -Seconds 20
}
foreach ($name in 'SECRETS_KEY', 'SMTP_PASSWORD') {
  azd env set $name ''
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
