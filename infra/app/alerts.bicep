// What mails the operator when the app can no longer do it itself. docs/operations.md says for each rule what it means and what to do.

param location string
param tags object
param operatorEmail string
param workspaceId string
param namespaceId string

// A log alert costs by how often it looks: every 15 minutes is a third of every 5. The app's own alarm is quicker; these are for when it is silent.
var interval = 'PT15M'

var logRules = {
  'deliveries-overdue': {
    description: 'Deliveries have had no result for more than five minutes'
    query: '''
AppMetrics
| where Name == 'aiinfra.deliveries.overdue'
| where Sum > 0
'''
    operator: 'GreaterThan'
    threshold: 0
    severity: 1
  }
  'http-5xx': {
    description: 'More than one request in twenty failed on our side, and at least five'
    query: '''
AppRequests
| where toint(ResultCode) >= 100
| summarize Failed = sumif(ItemCount, toint(ResultCode) >= 500), Asked = sum(ItemCount)
| where Failed >= 5 and Failed * 20 > Asked
'''
    operator: 'GreaterThan'
    threshold: 0
    severity: 2
  }
  'heartbeat-missing': {
    description: 'CheckPipeline, which beats every minute, was not heard'
    query: '''
AppMetrics
| where Name == 'aiinfra.heartbeat'
'''
    operator: 'LessThan'
    threshold: 1
    severity: 1
  }
}

resource operator 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'operator'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'operator'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: operatorEmail, useCommonAlertSchema: true }]
  }
}

// A metric of the platform, so it works while the app is down. Of each queue for itself: recipients who are gone for good leave letters on `deliveries`, which must not hide those of the others.
resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'dead-letters'
  location: 'global'
  tags: tags
  properties: {
    description: 'A message was given up, or could not be read'
    severity: 2
    enabled: true
    scopes: [namespaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'dead-letters'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'DeadletteredMessages'
          dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [{ actionGroupId: operator.id }]
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in items(logRules): {
    name: rule.key
    location: location
    tags: tags
    properties: {
      displayName: rule.key
      description: rule.value.description
      severity: rule.value.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: interval
      windowSize: interval
      autoMitigate: true
      skipQueryValidation: true // In a workspace as new as this one the tables may not be there yet.
      criteria: {
        allOf: [
          {
            query: rule.value.query
            timeAggregation: 'Count'
            operator: rule.value.operator
            threshold: rule.value.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [operator.id] }
    }
  }
]
