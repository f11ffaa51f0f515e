// The least: what is deployed when nothing is said but who the operator is.
using '../main.bicep'

param environmentName = 'example'
param location = 'westeurope'
param operatorEmail = 'operator@example.org'
