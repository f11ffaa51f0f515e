// Every setting the app reads, except those for one machine only: a test compares them with the code. Names are environment variables: `__` stands for `:`.

param functionAppName string
param appUrl string
param siteUrl string
param operatorEmail string
param identityClientId string
param hostStorageName string
param tableServiceUri string
param serviceBusNamespace string
param insightsConnectionString string
param vaultUri string

@description('Which provider sends mail, and how it is reached.')
param emailSettings object

@description('The owner\'s own, over the defaults.')
param ownSettings object

// What the code takes without them, here to be seen in one place; a test compares the two. Empty are those that without a value leave the choice to another.
var tunables = {
  Delivery__DisableAfterDays: '5'
  Delivery__LeaseSeconds: '60'
  Delivery__RetrySeconds: ''
  Delivery__SlackRetrySeconds: ''
  Delivery__TeamsRetrySeconds: ''
  Delivery__WebhookRetrySeconds: ''
  Email__Connections: '4'
  Email__TimeoutSeconds: '30'
  ExchangeRates__Source: 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip'
  ExchangeRates__TimeoutSeconds: '30'
  Intake__LeaseSeconds: '60'
  Limits__NoticesPerHour: '3'
  Limits__PerAddressPerMinute: '600'
  Limits__PerKeyPerMinute: '6000'
  Limits__ReportsPerHour: '20'
  Limits__SignUpsPerHour: '10'
  OTEL_EXPORTER_OTLP_ENDPOINT: ''
  OTEL_SERVICE_NAME: 'ai-infra-functions'
  OTEL_TRACES_SAMPLER: 'always_on'
  Slack__TimeoutSeconds: '20'
  Teams__TimeoutSeconds: '20'
  Watch__TimeoutSeconds: '20'
  Webhooks__TimeoutSeconds: '20'
}

// What holds the parts together: the owner's settings do not reach it.
var wiring = {
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  AZURE_CLIENT_ID: identityClientId // Tells DefaultAzureCredential which identity.
  AzureWebJobsDisableHomepage: 'true' // `/` is our page.
  AzureWebJobsStorage__accountName: hostStorageName
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__credential: 'managedidentity'
  Data__tableServiceUri: tableServiceUri
  Operator__Email: operatorEmail
  Secrets__Key: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/secrets-key)' // No version: there is only one, for good.
  ServiceBus__clientId: identityClientId
  ServiceBus__credential: 'managedidentity'
  ServiceBus__fullyQualifiedNamespace: serviceBusNamespace
  Site__Url: empty(siteUrl) ? appUrl : siteUrl
}

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: functionAppName

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(tunables, emailSettings, ownSettings, wiring)
  }
}
