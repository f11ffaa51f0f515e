// The same with mail by Azure Communication Services, an instance that never sleeps, and a later deployment: the vault keeps its key.
using '../main.bicep'

param environmentName = 'example'
param location = 'westeurope'
param operatorEmail = 'operator@example.org'
param email = 'acs'
param alwaysReadyHttp = 1
