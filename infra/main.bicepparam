// What `azd up` deploys. Values come from the azd environment (`azd env set NAME VALUE`); README.md lists them. What is asked of nobody stands here: change it and commit.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param operatorEmail = readEnvironmentVariable('OPERATOR_EMAIL')
param secretsKey = readEnvironmentVariable('SECRETS_KEY', '')

param email = readEnvironmentVariable('MAIL_BY', 'acs')
param mailDomain = {
  id: readEnvironmentVariable('MAIL_DOMAIN_ID', '')
  from: readEnvironmentVariable('MAIL_FROM', '')
  perMinute: readEnvironmentVariable('MAIL_PER_MINUTE', '30')
}
param smtp = {
  host: readEnvironmentVariable('SMTP_HOST', '')
  port: readEnvironmentVariable('SMTP_PORT', '587')
  user: readEnvironmentVariable('SMTP_USER', '')
  security: readEnvironmentVariable('SMTP_SECURITY', 'starttls')
  from: readEnvironmentVariable('SMTP_FROM', '')
  perMinute: readEnvironmentVariable('SMTP_PER_MINUTE', '0')
}
param smtpPassword = readEnvironmentVariable('SMTP_PASSWORD', '')

param siteUrl = readEnvironmentVariable('PUBLIC_URL', '')
param settings = {}
