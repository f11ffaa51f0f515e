# As postdeploy.sh, which says why.
if ($env:MAIL_BY -eq 'none') { Write-Output 'MAIL_BY is none: nothing can be delivered to the operator, so nothing is tried. Try a channel: dotnet run --project src/AiInfra.LocalHost -- smoke --help'; exit 0 }
foreach ($wait in 0, 60, 120) {
  Start-Sleep -Seconds $wait
  $key = az functionapp keys list --subscription $env:AZURE_SUBSCRIPTION_ID --resource-group $env:AZURE_RESOURCE_GROUP --name $env:AZURE_FUNCTION_NAME --query functionKeys.default --output tsv
  if ($LASTEXITCODE -ne 0) { continue }
  dotnet run --project src/AiInfra.LocalHost -- smoke --to $env:AZURE_FUNCTION_URL --key $key --within 300
  if ($LASTEXITCODE -eq 0) { exit 0 }
}
exit 1
