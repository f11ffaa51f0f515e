targetScope = 'subscription'

@description('Name of the azd environment. With the subscription and the region it decides every name.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('A region with Functions Flex Consumption: `az functionapp list-flexconsumption-locations`.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Mail address of whoever runs the app: gets the alerts of Azure Monitor and the app\'s own alarms.')
@minLength(3)
param operatorEmail string

@description('How mail is sent: not at all, by an SMTP provider, or by Azure Communication Services.')
@allowed(['none', 'smtp', 'acs'])
param email string = 'acs'

@description('For `smtp`.')
param smtp { host: string, port: string, user: string, security: ('starttls' | 'tls'), from: string, perMinute: string }?

@description('For `smtp` with a user. Empty: the vault keeps the one it has.')
@secure()
param smtpPassword string = ''

@description('For `acs`: a domain of one\'s own, as the id of a verified domain of an Email Communication Service, with the sender and the mails a minute it is allowed. No id: the domain Azure manages.')
param mailDomain { id: string, from: string, perMinute: string } = { id: '', from: '', perMinute: '' }

@description('For `acs`: where mails are kept at rest.')
param emailDataLocation string = 'Europe'

@description('32 random bytes in Base64, for the first deployment only; the hook makes them.')
@secure()
param secretsKey string = ''

@description('Memory of an instance. What is used is billed by it, and timers use some every minute: see the costs in README.md.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 512

@description('Instances at most. Each timer and each queue function runs on one of its own, so fewer than 40 would make them wait for each other.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances for requests that never sleep, billed all the time.')
@minValue(0)
@maxValue(40)
param alwaysReadyHttp int = 0

@description('Copies of the data: three in one zone, in three zones (not in every region), or also in a second region.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param dataSku string = 'Standard_ZRS'

@description('Telemetry a day at most, in GB. A brake on costs: beyond it nothing is seen until the next day, and `heartbeat-missing` fires.')
@minValue(1)
param dailyQuotaGb int = 1

@description('The public address, such as https://deals.example.org, when the app has a domain of its own. Empty: the one Azure gives.')
param siteUrl string = ''

@description('Settings of the owner, over the defaults, such as { Limits__SignUpsPerHour: \'20\' }. Names and meanings: docs/configuration.md.')
param settings object = {}

var token = toLower(uniqueString(subscription().id, environmentName, location))
var functionAppName = 'func-${token}'
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  scope: group
  params: { name: 'id-${token}', location: location, tags: tags }
}

module monitoring 'app/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${token}'
    insightsName: 'appi-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    dailyQuotaGb: dailyQuotaGb
  }
}

module hostStorage 'app/storage-host.bicep' = {
  scope: group
  params: { name: 'sthost${token}', location: location, tags: tags, principalId: identity.outputs.principalId }
}

module dataStorage 'app/storage-data.bicep' = {
  scope: group
  params: { name: 'stdata${token}', location: location, tags: tags, principalId: identity.outputs.principalId, sku: dataSku }
}

module serviceBus 'app/servicebus.bicep' = {
  scope: group
  params: { name: 'sb-${token}', location: location, tags: tags, principalId: identity.outputs.principalId, workspaceId: monitoring.outputs.workspaceId }
}

module keyVault 'app/keyvault.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    secretsKey: secretsKey
    smtpPassword: email == 'smtp' ? smtpPassword : ''
  }
}

module acs 'app/email.bicep' = if (email == 'acs') {
  scope: group
  params: { emailServiceName: 'email-${token}', communicationName: 'acs-${token}', tags: tags, principalId: identity.outputs.principalId, dataLocation: emailDataLocation, ownDomainId: mailDomain.id }
}

module functions 'app/functions.bicep' = {
  scope: group
  params: {
    name: functionAppName
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    packagesUrl: hostStorage.outputs.packagesUrl
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyHttp: alwaysReadyHttp
  }
}

// All of them, also those of the provider that is not used: empty is none.
var byManagedDomain = email == 'acs' && empty(mailDomain.id)
var byOwnDomain = email == 'acs' && !empty(mailDomain.id)
var server = email == 'smtp' ? smtp : null
var emailSettings = {
  Delivery__EmailRetrySeconds: byManagedDomain ? '60,600,3600,7200,14400' : '' // What is over the hour's quota must not be given up within that hour.
  Email__AcsEndpoint: acs.?outputs.endpoint ?? ''
  Email__From: byManagedDomain ? (acs.?outputs.from ?? '') : byOwnDomain ? mailDomain.from : (server.?from ?? '')
  Email__Host: server.?host ?? ''
  Email__Password: empty(server.?user ?? '') ? '' : '@Microsoft.KeyVault(SecretUri=${keyVault.outputs.uri}secrets/email-password)' // No version: a new one counts within a day.
  Email__PerMinute: byManagedDomain ? '5' : byOwnDomain ? mailDomain.perMinute : (server.?perMinute ?? '') // 5 is what Azure allows a domain it manages; it also allows 10 an hour.
  Email__Port: server.?port ?? ''
  Email__Security: server.?security ?? ''
  Email__User: server.?user ?? ''
}

module appSettings 'app/settings.bicep' = {
  scope: group
  params: {
    functionAppName: functionAppName
    appUrl: functions.outputs.url
    siteUrl: siteUrl
    operatorEmail: operatorEmail
    identityClientId: identity.outputs.clientId
    hostStorageName: hostStorage.outputs.name
    tableServiceUri: dataStorage.outputs.tableServiceUri
    serviceBusNamespace: serviceBus.outputs.fullyQualifiedNamespace
    insightsConnectionString: monitoring.outputs.connectionString
    vaultUri: keyVault.outputs.uri
    emailSettings: emailSettings
    ownSettings: settings
  }
}

module alerts 'app/alerts.bicep' = {
  scope: group
  params: { location: location, tags: tags, operatorEmail: operatorEmail, workspaceId: monitoring.outputs.workspaceId, namespaceId: serviceBus.outputs.id }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = functionAppName
output AZURE_FUNCTION_URL string = functions.outputs.url
output SITE_URL string = empty(siteUrl) ? functions.outputs.url : siteUrl
