#!/usr/bin/env sh
# Key Vault has the secrets now; they need not stand in a file of this machine as well. Empty, the next deployment leaves those in the vault as they are.
set -eu
azd env set SECRETS_KEY ""
azd env set SMTP_PASSWORD ""
