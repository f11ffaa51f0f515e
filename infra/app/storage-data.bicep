// The records of the app: tables, and nothing else.

import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param principalId string
param sku string

// The same names as Storage/Tables.cs: a test compares them.
var tables = [
  'alarms'
  'alerts'
  'channelhealth'
  'deals'
  'deliveries'
  'deliverylists'
  'digests'
  'evaluations'
  'imports'
  'limits'
  'matching'
  'outbox'
  'proposals'
  'rates'
  'recent'
  'reports'
  'requests'
  'reviews'
  'rules'
  'sources'
  'subscribers'
  'subscriptions'
  'suppressions'
  'totals'
  'watches'
]

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource all 'tables' = [
      for table in tables: {
        name: table
      }
    ]
  }
}

// Reads and writes entities. It could create tables too, but they are all here.
resource entities 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, roles.storageTableDataContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataContributor)
  }
}

output tableServiceUri string = account.properties.primaryEndpoints.table
