// The only secrets: the key that encrypts addresses and signing keys at rest, and the password of the mail server.

import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param principalId string
param workspaceId string

@description('32 random bytes in Base64, for the first deployment. Empty ever after: the vault keeps the one it has. Without that very key nothing encrypted can be read again.')
@secure()
param secretsKey string

@secure()
param smtpPassword string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 30 // Longer than a deleted storage account can be restored (14 days): its tables are worth nothing without the key.
  }

  resource keySecret 'secrets' = if (!empty(secretsKey)) {
    name: 'secrets-key'
    properties: { value: secretsKey, contentType: 'Secrets:Key, 32 bytes in Base64' }
  }

  resource passwordSecret 'secrets' = if (!empty(smtpPassword)) {
    name: 'email-password'
    properties: { value: smtpPassword, contentType: 'Email:Password' }
  }
}

// Reads the values of secrets, which is what references in app settings need; it cannot list, write or delete.
resource readSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, roles.keyVaultSecretsUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

// Who read or changed a secret: some lines a day.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

output uri string = vault.properties.vaultUri
