// The least: no mail at all.
using '../main.bicep'

param environmentName = 'example'
param location = 'westeurope'
param operatorEmail = 'operator@example.org'
param email = 'none'
