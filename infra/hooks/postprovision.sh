#!/usr/bin/env sh
# Settings that are references to the vault may have been looked up before the app's right to read it had arrived, and are then not looked up again for a day: asked for anew until all are found.
# Then Key Vault has the secrets, and they need not stand in a file of this machine as well. Empty, the next deployment leaves those in the vault as they are.
set -eu
refresh="https://management.azure.com/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$AZURE_RESOURCE_GROUP/providers/Microsoft.Web/sites/$AZURE_FUNCTION_NAME/config/configreferences/appsettings/refresh?api-version=2022-03-01"
for try in 1 2 3 4 5 6 7 8 9 10; do
  open=$(az rest --method post --url "$refresh" --query "length(value[?properties.status!='Resolved'])" --output tsv) || open=unknown
  [ "$open" != 0 ] || break
  [ "$try" != 10 ] || { echo "The app cannot read its secrets from the vault yet ($open of them). Run azd provision again in some minutes." >&2; exit 1; }
  sleep 20
done
azd env set SECRETS_KEY ""
azd env set SMTP_PASSWORD ""
