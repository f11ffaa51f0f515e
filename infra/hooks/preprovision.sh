#!/usr/bin/env sh
# Makes the key that encrypts addresses and signing keys at rest, once in the life of a deployment. From then on Key Vault keeps it, and postprovision takes it out of the environment again.
# Another key would make all that is stored unreadable, so none is made where there is a vault, whoever deploys from wherever.
set -eu
[ -z "${SECRETS_KEY:-}" ] || exit 0
: "${AZURE_SUBSCRIPTION_ID:?Begin with: azd env new NAME --subscription ID --location REGION}"
vault=$(az keyvault list --subscription "$AZURE_SUBSCRIPTION_ID" --query "[?tags.\"azd-env-name\"=='$AZURE_ENV_NAME'].name" --output tsv)
[ -n "$vault" ] || azd env set SECRETS_KEY "$(openssl rand -base64 32)"
