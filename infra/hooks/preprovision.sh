#!/usr/bin/env sh
# Makes the key that encrypts addresses and signing keys at rest, once in the life of a deployment. From then on Key Vault keeps it, and postprovision takes it out of the environment again.
# Another key would make all that is stored unreadable, so none is made where the vault has one, whoever deploys from wherever, nor where that cannot be found out.
set -eu
[ -z "${SECRETS_KEY:-}" ] || exit 0
: "${AZURE_SUBSCRIPTION_ID:?Begin with: azd env new NAME --subscription ID --location REGION}"
group="rg-$AZURE_ENV_NAME"
# Assigned, so that a failure of az ends the script; within a condition it would count as no.
exists=$(az group exists --subscription "$AZURE_SUBSCRIPTION_ID" --name "$group")
if [ "$exists" = true ]; then
  vaults=$(az resource list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$group" --resource-type Microsoft.KeyVault/vaults --query '[].id' --output tsv)
  for vault in $vaults; do
    # The name alone, by the resource manager: whoever deploys need not be able to read it.
    said=$(az rest --method get --url "https://management.azure.com$vault/secrets/secrets-key?api-version=2024-11-01" --query name --output tsv 2>&1) && exit 0
    case "$said" in *NotFound*) ;; *) echo "$said" >&2; exit 1 ;; esac
  done
fi
azd env set SECRETS_KEY "$(openssl rand -base64 32)"
