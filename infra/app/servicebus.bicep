// The bus: one topic with two subscriptions, three queues. The names are those of Messaging/IMessageBus.cs, and docs/local-azure/Config.json says the same to the emulator: tests compare all three.

import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param principalId string
param workspaceId string

// How long a message whose instance died stays invisible. The host renews the lock up to 5 minutes while a function runs (maxAutoLockRenewalDuration in host.json),
// so it need not last as long as the work; a minute is also the least the emulator takes.
var lockDuration = 'PT1M'

// Deliveries of one message, not attempts of the work: those are copies with a count of their own (MessageHandling.MaxAttempts). It rises only when an instance dies,
// a lock is lost, or not even the copy can be sent, and then within seconds.
var maxDeliveryCount = 10

// Far beyond what is scheduled ahead (a webhook's last retry 24 h and a tenth, a weekly summary 7 days) and beyond a long outage of the app. What expires nevertheless is dead-lettered, so nothing vanishes.
var timeToLive = 'P14D'

// Covers what is sent twice within moments: a sweep of the outbox beside the request that made it, an answer lost on the way. Later repeats are harmless, since handlers read the current state;
// a longer window makes every send look through more ids. Retries are not swallowed, their ids carry the attempt.
var duplicateWindow = 'PT10M'

// The largest without partitions, which would cost the order of ids within the window. Empty space costs nothing.
var maxSizeInMegabytes = 5120

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Standard' } // The least with topics and duplicate detection.
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
  }

  resource deals 'topics' = {
    name: 'deals'
    properties: {
      defaultMessageTimeToLive: timeToLive
      duplicateDetectionHistoryTimeWindow: duplicateWindow
      maxSizeInMegabytes: maxSizeInMegabytes
      requiresDuplicateDetection: true
    }

    resource subscriptions 'subscriptions' = [
      for subscription in ['evaluation', 'views']: {
        name: subscription
        properties: {
          deadLetteringOnMessageExpiration: true
          defaultMessageTimeToLive: timeToLive
          lockDuration: lockDuration
          maxDeliveryCount: maxDeliveryCount
        }
      }
    ]
  }

  resource queues 'queues' = [
    for queue in ['alerts', 'deliveries', 'imports']: {
      name: queue
      properties: {
        deadLetteringOnMessageExpiration: true
        defaultMessageTimeToLive: timeToLive
        duplicateDetectionHistoryTimeWindow: duplicateWindow
        lockDuration: lockDuration
        maxDeliveryCount: maxDeliveryCount
        maxSizeInMegabytes: maxSizeInMegabytes
        requiresDuplicateDetection: true
      }
    }
  ]
}

// To send, to receive, and to let the scale controller count what waits. Without that right it peeks at the head of a queue, where our scheduled retries stand: with a dozen of them it sees nothing to do
// and leaves due messages lying. Receiver and Sender would be enough for the app itself; the namespace holds nothing else. See docs/decisions/0021.
resource ownBus 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: namespace
  name: guid(namespace.id, roles.serviceBusDataOwner)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.serviceBusDataOwner)
  }
}

// Changes of entities: a few lines a year. What happens to single messages stands in the app's own telemetry.
resource operations 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: namespace
  name: 'workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'OperationalLogs', enabled: true }]
  }
}

output id string = namespace.id
output fullyQualifiedNamespace string = replace(replace(namespace.properties.serviceBusEndpoint, 'https://', ''), ':443/', '')
