// The relay on Azure Container Apps: two replicas on one PostgreSQL. An example to begin with.
//   az deployment group create -g <group> -f deploy/azure/relay.bicep -p @relay.parameters.json
@description('Image that deploy/Dockerfile makes, in a registry that the environment can read.')
param image string
@description('Id of the Container Apps environment.')
param environmentId string
@description('Address under which Microsoft and Salesforce reach the relay, without a path.')
param publicUrl string
param salesforceClientId string
param salesforceUsername string
@description('18 characters.')
param salesforceOrgId string
@description('Only for a sandbox: https://test.salesforce.com or My Domain.')
param salesforceLoginUrl string = 'https://login.salesforce.com'
param partnerTenantId string
param partnerClientId string
param defaultCurrency string
@secure()
param partnerClientSecret string
@secure()
@description('PEM, PKCS #8.')
param salesforcePrivateKey string
@secure()
@description('32 bytes in base64: openssl rand -base64 32')
param encryptionKey string
@secure()
@description('postgres://user:password@host:5432/cosell?sslmode=verify-full')
param databaseUrl string
@secure()
@description('Bearer token of the commands, 32 characters or more.')
param relayToken string

resource relay 'Microsoft.App/containerApps@2024-03-01' = {
    name: 'cosell-relay'
    location: resourceGroup().location
    properties: {
        environmentId: environmentId
        configuration: {
            ingress: { external: true, targetPort: 8080, transport: 'http', allowInsecure: false }
            secrets: [
                { name: 'partner-client-secret', value: partnerClientSecret }
                { name: 'salesforce-private-key', value: salesforcePrivateKey }
                { name: 'encryption-key', value: encryptionKey }
                { name: 'database-url', value: databaseUrl }
                { name: 'relay-token', value: relayToken }
            ]
        }
        template: {
            // Longer than a run may take to end.
            terminationGracePeriodSeconds: 30
            containers: [
                {
                    name: 'relay'
                    image: image
                    resources: { cpu: json('0.5'), memory: '1Gi' }
                    env: [
                        { name: 'RELAY_PUBLIC_URL', value: publicUrl }
                        { name: 'RELAY_DEFAULT_CURRENCY', value: defaultCurrency }
                        { name: 'SALESFORCE_LOGIN_URL', value: salesforceLoginUrl }
                        { name: 'SALESFORCE_CLIENT_ID', value: salesforceClientId }
                        { name: 'SALESFORCE_USERNAME', value: salesforceUsername }
                        { name: 'SALESFORCE_ORG_ID', value: salesforceOrgId }
                        { name: 'SALESFORCE_PRIVATE_KEY_FILE', value: '/secrets/salesforce-private-key' }
                        { name: 'PARTNER_TENANT_ID', value: partnerTenantId }
                        { name: 'PARTNER_CLIENT_ID', value: partnerClientId }
                        { name: 'PARTNER_CLIENT_SECRET', secretRef: 'partner-client-secret' }
                        { name: 'RELAY_ENCRYPTION_KEY', secretRef: 'encryption-key' }
                        { name: 'DATABASE_URL', secretRef: 'database-url' }
                        { name: 'RELAY_TOKEN', secretRef: 'relay-token' }
                    ]
                    volumeMounts: [{ volumeName: 'secrets', mountPath: '/secrets' }]
                    probes: [
                        { type: 'Startup', httpGet: { path: '/healthz', port: 8080 }, failureThreshold: 30, periodSeconds: 5 }
                        { type: 'Liveness', httpGet: { path: '/healthz', port: 8080 }, periodSeconds: 15, failureThreshold: 4 }
                        { type: 'Readiness', httpGet: { path: '/readyz', port: 8080 }, periodSeconds: 10 }
                    ]
                }
            ]
            volumes: [
                {
                    name: 'secrets'
                    storageType: 'Secret'
                    secrets: [{ secretRef: 'salesforce-private-key', path: 'salesforce-private-key' }]
                }
            ]
            // One follows the changes of Salesforce; either takes over within 15 seconds.
            scale: { minReplicas: 2, maxReplicas: 2 }
        }
    }
}

output address string = 'https://${relay.properties.configuration.ingress.fqdn}'
