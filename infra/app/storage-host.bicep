// The storage of the Functions host: its leases, keys, timer status, and the deployed package. Apart from the data, so that the broad role the host needs reaches none of it.

import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param principalId string

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' } // All of it is made anew by a deployment.
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource packages 'containers' = {
      name: 'app-package'
    }
  }
}

// The host creates containers and takes leases in them; the package is read with the same identity. Owner, and not Contributor, is what its documentation asks for.
resource hostStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, roles.storageBlobDataOwner)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
  }
}

output name string = account.name
output packagesUrl string = '${account.properties.primaryEndpoints.blob}${account::blobs::packages.name}'
