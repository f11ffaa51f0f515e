#!/usr/bin/env bash
# Checks infra/ offline: builds, lints (a warning fails), is formatted, takes its parameters, and expands to what infra/snapshots/ holds.
# `check-bicep.sh --update` rewrites format and snapshots first; read the diff before you commit it. BICEP=… names another CLI.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

project=tests/AiInfra.Functions.Tests
path() { dotnet msbuild "$project" -getProperty:BicepPath; }
bicep=${BICEP:-$(path)}
command -v "$bicep" >/dev/null || { dotnet restore "$project" -v q && bicep=$(path); }
command -v "$bicep" >/dev/null || { echo "FAILED: there is no Bicep CLI at '$bicep'. Install it (https://aka.ms/bicep-install), or name it in BICEP."; exit 1; }

# Stands for the subscription: names are derived from it.
scope=(--tenant-id 00000000-0000-0000-0000-000000000000 --subscription-id 00000000-0000-0000-0000-000000000000 --location westeurope)
renew='If that is meant: build/check-bicep.sh --update, and read the diff.'
failed=0
ok() { echo "ok: $1"; }
fail() { failed=1; echo "FAILED: $1"; [ -z "${2:-}" ] || printf '%s\n' "$2"; }

# Bicep leaves the exit code at 0 for warnings, so whatever it says beside its output counts.
silent() { # silent <what> <command…>
  local what=$1 said; shift
  if said=$("$@" 2>&1 >/dev/null) && [ -z "$said" ]; then ok "$what"; else fail "$what" "$said"; fi
}

if [ "${1:-}" = --update ]; then
  "$bicep" format --pattern "$PWD/infra/**/*.bicep*"
  for file in infra/snapshots/*.bicepparam; do "$bicep" snapshot "$file" "${scope[@]}" --mode overwrite; done
fi

# The modules are built and linted with the file that uses them.
silent 'infra/main.bicep builds' "$bicep" build infra/main.bicep --stdout
silent 'infra/main.bicep has no lint' "$bicep" lint infra/main.bicep

copy=$(mktemp -d); trap 'rm -rf "$copy"' EXIT
cp -r infra/. "$copy" && "$bicep" format --pattern "$copy/**/*.bicep*"
if said=$(diff -r infra "$copy"); then ok 'infra/ is formatted'; else fail "infra/ is not formatted as Bicep does. $renew" "$said"; fi

export AZURE_ENV_NAME=check AZURE_LOCATION=westeurope OPERATOR_EMAIL=operator@example.org
silent 'infra/main.bicepparam fits' "$bicep" build-params infra/main.bicepparam --stdout

for file in infra/snapshots/*.bicepparam; do
  if said=$("$bicep" snapshot "$file" "${scope[@]}" --mode validate 2>&1); then ok "$file expands to its snapshot"; else fail "$file expands to something else than its snapshot. $renew" "$said"; fi
done
exit $failed
