// Mail by Azure Communication Services, from a domain Azure manages: nothing to set up and no password, but few mails an hour. A domain of one's own is linked beside it.

import { roles } from 'roles.bicep'

param emailServiceName string
param communicationName string
param tags object
param principalId string
param dataLocation string

@description('Id of a verified domain of an Email Communication Service, to send from besides. Empty: none.')
param ownDomainId string

resource emailService 'Microsoft.Communication/emailServices@2025-05-01' = {
  name: emailServiceName
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }

  resource domain 'domains' = {
    name: 'AzureManagedDomain'
    location: 'global'
    tags: tags
    properties: { domainManagement: 'AzureManaged', userEngagementTracking: 'Disabled' } // We count no opened mails.
  }
}

resource communication 'Microsoft.Communication/communicationServices@2025-05-01' = {
  name: communicationName
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation, disableLocalAuth: true, linkedDomains: concat([emailService::domain.id], empty(ownDomainId) ? [] : [ownDomainId]) }
}

// To send. There is no narrower built-in role for mail with an identity.
resource sendMail 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: communication
  name: guid(communication.id, roles.communicationAndEmailServiceOwner)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.communicationAndEmailServiceOwner)
  }
}

output endpoint string = 'https://${communication.properties.hostName}'
output from string = 'AI Infra alerts <DoNotReply@${emailService::domain.properties.fromSenderDomain}>'
