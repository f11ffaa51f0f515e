// What is deployed with mail by SMTP, expanded offline and compared with smtp.snapshot.json. Invented values.
using '../main.bicep'

param environmentName = 'example'
param location = 'westeurope'
param operatorEmail = 'operator@example.org'
param secretsKey = 'not-a-key'
param email = 'smtp'
param smtp = {
  host: 'smtp.example.org'
  port: '587'
  user: 'alerts'
  security: 'starttls'
  from: 'AI Infra alerts <alerts@example.org>'
  perMinute: '60'
}
param smtpPassword = 'not-a-password'
param siteUrl = 'https://deals.example.org'
param settings = { Limits__SignUpsPerHour: '20' }
