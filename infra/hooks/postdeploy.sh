#!/usr/bin/env sh
# Submits a deal marked as a test and follows it to the operator's mailbox. The deployment fails when it does not arrive.
set -eu
[ "${EMAIL:-acs}" != none ] || { echo "EMAIL is none: nothing can be delivered to the operator, so nothing is tried. Try a channel: dotnet run --project src/AiInfra.LocalHost -- smoke --help"; exit 0; }
key=$(az functionapp keys list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" --name "$AZURE_FUNCTION_NAME" --query functionKeys.default --output tsv)
dotnet run --project src/AiInfra.LocalHost -- smoke --to "$AZURE_FUNCTION_URL" --key "$key"
