#!/usr/bin/env sh
# Submits a deal marked as a test and follows it to a delivery. The deployment fails when it does not arrive.
set -eu
key=$(az functionapp keys list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" --name "$AZURE_FUNCTION_NAME" --query functionKeys.default --output tsv)
set -- smoke --to "$AZURE_FUNCTION_URL" --key "$key"
[ "${EMAIL:-none}" = none ] || set -- "$@" --email "$OPERATOR_EMAIL"
dotnet run --project src/AiInfra.LocalHost -- "$@"
