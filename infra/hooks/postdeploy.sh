#!/usr/bin/env sh
# Submits a deal marked as a test and follows it to the operator's mailbox. The deployment fails when it does not arrive. Tried three times: an app, roles and a mail domain made a minute ago may not be ready.
set -eu
[ "${MAIL_BY:-acs}" != none ] || { echo "MAIL_BY is none: nothing can be delivered to the operator, so nothing is tried. Try a channel: dotnet run --project src/AiInfra.LocalHost -- smoke --help"; exit 0; }
try() {
  key=$(az functionapp keys list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" --name "$AZURE_FUNCTION_NAME" --query functionKeys.default --output tsv) &&
    dotnet run --project src/AiInfra.LocalHost -- smoke --to "$AZURE_FUNCTION_URL" --key "$key" --within 300
}
try || { sleep 60; try; } || { sleep 120; try; }
