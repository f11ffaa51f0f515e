#!/usr/bin/env bash
# Proves the package switch of FunctionsPackages.props in throw-away copies of this checkout: which answer each kind of feed gives, and that nothing else gives one.
# One line per check; stops with exit code 1 at the first that does not hold. Works the same on feeds with and without the Functions packages:
# in every copy those packages may come from one folder only, which is empty or holds empty packages of the same names and versions.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
output=$work/output.txt
app=src/AiInfra.Functions
answer=artifacts/functions-packages.props

# A package folder of its own: the empty packages must never reach the user's, and those in the user's must not answer for a feed.
export NUGET_PACKAGES=$work/packages
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

copy() { # copy <name>: what the function app needs, as it stands in the working tree
  mkdir -p "$work/$1"
  cd "$root"
  git ls-files -z --cached --others --exclude-standard -- .editorconfig '*.props' global.json host.json build src/AiInfra src/AiInfra.Functions |
    while IFS= read -r -d '' file; do if [[ -e $file ]]; then printf '%s\0' "$file"; fi; done |
    tar --create --null --files-from=- | tar --extract --directory="$work/$1"
  cd "$work/$1"
}

feed_from() { # feed_from <folder>: the Functions packages from this folder alone, all others from the usual feeds
  local others
  others=$(cd "$root" && dotnet nuget list source | sed -n 's/^ *[0-9]*\. *\(.*\) \[Enabled\]$/\1/p')
  {
    echo '<configuration><packageSources><add key="functions-folder" value="'"$1"'" /></packageSources><packageSourceMapping>'
    echo '<packageSource key="functions-folder"><package pattern="Microsoft.Azure.Functions.*" /><package pattern="Azure.Messaging.ServiceBus" /></packageSource>'
    while IFS= read -r key; do echo '<packageSource key="'"$key"'"><package pattern="*" /></packageSource>'; done <<<"$others"
    echo '</packageSourceMapping></configuration>'
  } >nuget.config
}

pack_empty_packages() { # pack_empty_packages <folder>: one package without code for each name and pin in FunctionsPackages.items
  mkdir -p "$work/pack"
  cd "$work/pack"
  cat >empty.csproj <<-'XML'
	<Project Sdk="Microsoft.NET.Sdk">
	  <PropertyGroup>
	    <TargetFramework>net10.0</TargetFramework>
	    <IncludeBuildOutput>false</IncludeBuildOutput>
	    <SuppressDependenciesWhenPacking>true</SuppressDependenciesWhenPacking>
	    <NoWarn>NU5128</NoWarn>
	  </PropertyGroup>
	  <ItemGroup>
	    <None Include="empty.csproj" Pack="true" PackagePath="docs/" />
	  </ItemGroup>
	</Project>
	XML
  cat >all.proj <<-XML
	<Project>
	  <Import Project="$root/build/FunctionsPackages.items" />
	  <Target Name="Pack">
	    <MSBuild Projects="empty.csproj" Targets="Restore" />
	    <MSBuild Projects="empty.csproj" Targets="Pack" Properties="NoBuild=true;PackageId=%(FunctionsPackage.Identity);Version=%(FunctionsPackage.Pin);PackageOutputPath=$1" />
	  </Target>
	</Project>
	XML
  dotnet msbuild all.proj -t:Pack -v:m >"$output" 2>&1 || fail 'packing the empty packages'
}

fail() { echo "FAILED: $1"; tail -n 20 "$output"; exit 1; }
expect() { grep -qF -- "$2" "${3:-$output}" || fail "$1: no '$2' in ${3:-the output}"; }
passes() { local what=$1; shift; "$@" >"$output" 2>&1 || fail "$what: '$*' failed"; }
refuses() { local what=$1; shift; if "$@" >"$output" 2>&1; then fail "$what: '$*' succeeded"; fi; }
packages() { sed -n 's/.*FunctionsPackage Include="\([^"]*\)" Pin="\([^"]*\)".*/\1 \2/p' "$root/build/FunctionsPackages.items"; }

check='a feed without the packages answers standins'
mkdir "$work/empty" "$work/full"
copy without
feed_from "$work/empty"
passes "$check" dotnet restore "$app"
expect "$check" 'Functions packages: standins'
expect "$check" '<FunctionsPackages>standins</FunctionsPackages>' "$answer"
echo "ok: $check"

check='stand-ins are not published, and the refusal names the missing packages'
refuses "$check" dotnet publish "$app" --no-restore --output "$work/published"
expect "$check" 'it cannot be deployed'
packages | while read -r id _; do expect "$check" "$id"; done
[[ ! -e $work/published ]] || fail "$check: something was published"
echo "ok: $check"

check='a feed out of reach stops the build and gives no answer'
copy unreachable
echo '<configuration><packageSources><clear /><add key="down" value="http://127.0.0.1:9/index.json" allowInsecureConnections="true" /></packageSources></configuration>' >nuget.config
refuses "$check" dotnet restore "$app"
expect "$check" 'Could not find out whether the Functions packages can be restored'
expect "$check" 'NU1301'
[[ ! -e $answer ]] || fail "$check: $answer was written"
echo "ok: $check"

check='a broken probe stops the build and gives no answer'
copy broken
feed_from "$work/empty"
echo '<Project Sdk="Microsoft.NET.Sdk">' >build/probe/probe.csproj
refuses "$check" dotnet restore "$app"
expect "$check" 'Could not find out whether the Functions packages can be restored'
[[ ! -e $answer ]] || fail "$check: $answer was written"
echo "ok: $check"

check='a feed with the packages answers nuget, and they are referenced'
pack_empty_packages "$work/full"
copy with
feed_from "$work/full"
passes "$check" dotnet restore "$app"
expect "$check" 'Functions packages: nuget'
expect "$check" '<FunctionsPackages>nuget</FunctionsPackages>' "$answer"
packages | while read -r id pin; do expect "$check" "\"$id/$pin\"" artifacts/obj/AiInfra.Functions/project.assets.json; done
echo "ok: $check"
