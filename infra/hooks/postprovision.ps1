# As postprovision.sh, which says why.
$ErrorActionPreference = 'Stop'
azd env set SECRETS_KEY ''
azd env set SMTP_PASSWORD ''
