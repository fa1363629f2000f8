import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manifests } from '#infra/manifests.ts';
import { workflows } from '#infra/workflows.ts';
import { synthesizedOnce } from './support/synthesized.ts';

const BOROUGHS = ['barnet', 'brent', 'merton'];
const made = synthesizedOnce(BOROUGHS);

const Statement = z.object({ Action: z.unknown(), Resource: z.unknown() });

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

describe.each(BOROUGHS)('the templates of %s', (borough) => {
  const one = (type: string) => {
    const found = made.all(borough, type);
    expect(found).toHaveLength(1);
    return found[0]?.Properties ?? {};
  };

  it('keep cases encrypted by the borough’s own key, recoverable to any moment, and safe from deletion', () => {
    const table = one('AWS::DynamoDB::Table');
    expect(table).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: {
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: { 'Fn::GetAtt': [expect.any(String), 'Arn'] },
      },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
    expect(made.all(borough, 'AWS::DynamoDB::Table')[0]?.DeletionPolicy).toBe('Retain');
    for (const key of made.all(borough, 'AWS::KMS::Key')) {
      expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
    }
  });

  it('copy the table every night to a vault that refuses deletion', () => {
    expect(one('AWS::Backup::BackupVault')).toMatchObject({ EncryptionKeyArn: expect.anything() });
    expect(JSON.stringify(one('AWS::Backup::BackupVault').AccessPolicy)).toContain('backup:DeleteRecoveryPoint');
    expect(one('AWS::Backup::BackupPlan').BackupPlan.BackupPlanRule).toHaveLength(2);
  });

  it('hold every function of the product on Node 24, arm64, with a role, a log group and a limit of its own', () => {
    const functions = made.all(borough, 'AWS::Lambda::Function').map(({ Properties }) => Properties);
    expect(functions.map(({ FunctionName }) => FunctionName).toSorted()).toEqual(
      manifests.map(({ name }) => `${borough}-${name.replaceAll('/', '-')}`).toSorted(),
    );
    for (const properties of functions) {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        LoggingConfig: { LogFormat: 'JSON' },
      });
      expect(properties['ReservedConcurrentExecutions']).toBeGreaterThan(0);
    }
    const own = (name: string) => new Set(functions.map((properties) => JSON.stringify(properties[name])));
    expect(own('Role').size).toBe(functions.length);
    expect(own('LoggingConfig').size).toBe(functions.length);
  });

  it('give each function exactly the variables its manifest names', () => {
    for (const { name, environment, timeoutSeconds, memory } of manifests) {
      const found = made
        .all(borough, 'AWS::Lambda::Function')
        .find(({ Properties }) => Properties['FunctionName'] === `${borough}-${name.replaceAll('/', '-')}`);
      const given = Object.keys(found?.Properties['Environment'].Variables).filter((key) => key !== 'NODE_OPTIONS');
      expect(given.toSorted(), name).toEqual(Object.keys(environment.shape).toSorted());
      expect(found?.Properties).toMatchObject({ Timeout: timeoutSeconds, MemorySize: memory });
    }
  });

  it('keep every log for two years, encrypted', () => {
    const groups = made.all(borough, 'AWS::Logs::LogGroup');
    expect(groups).toHaveLength(manifests.length + 1 + workflows.length);
    for (const { Properties } of groups) {
      expect(Properties).toMatchObject({ RetentionInDays: 731, KmsKeyId: expect.anything() });
    }
  });

  it('log what the machine does and never with what', () => {
    const machines = made.all(borough, 'AWS::StepFunctions::StateMachine');
    expect(machines).toHaveLength(workflows.length);
    for (const { Properties } of machines) {
      expect(Properties).toMatchObject({
        StateMachineType: 'STANDARD',
        LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
        TracingConfiguration: { Enabled: true },
      });
    }
    const own = (name: string) => new Set(machines.map(({ Properties }) => JSON.stringify(Properties[name])));
    expect(own('RoleArn').size).toBe(workflows.length);
    expect(own('LoggingConfiguration').size).toBe(workflows.length);
  });

  it('send mail over TLS or not at all, and follow every message', () => {
    expect(one('AWS::SES::ConfigurationSet')).toMatchObject({ DeliveryOptions: { TlsPolicy: 'REQUIRE' } });
    expect(one('AWS::SES::ConfigurationSetEventDestination').EventDestination.MatchingEventTypes.toSorted()).toEqual([
      'bounce',
      'complaint',
      'delivery',
      'deliveryDelay',
      'reject',
      'send',
    ]);
    const rules = made.all(borough, 'AWS::Events::Rule').map(({ Properties }) => Properties);
    const rule = rules.find(({ Name }) => Name === `${borough}-mail-events`);
    expect(rule?.['EventPattern'].detail.mail.tags).toEqual({ 'ses:configuration-set': [`${borough}-cases`] });
    expect(rule?.['Targets'][0]).toMatchObject({ InputPath: '$.detail', DeadLetterConfig: { Arn: expect.anything() } });
  });

  it('let browsers in by HTTPS with TLS 1.2 or newer only', () => {
    const { DistributionConfig } = one('AWS::CloudFront::Distribution');
    expect(DistributionConfig.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
    for (const behaviour of [DistributionConfig.DefaultCacheBehavior, ...DistributionConfig.CacheBehaviors]) {
      expect(behaviour).toMatchObject({
        ViewerProtocolPolicy: 'redirect-to-https',
        ResponseHeadersPolicyId: expect.anything(),
      });
    }
    expect(one('AWS::S3::Bucket').PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  });

  it('route every path a manifest claims, once, and log no person', () => {
    const routes = made.all(borough, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties['RouteKey']);
    const claimed = manifests.flatMap(({ trigger }) => (trigger.by === 'http' ? trigger.routes : []));
    expect(routes.toSorted()).toEqual([...claimed].toSorted());
    expect(new Set(claimed).size).toBe(claimed.length);
    const stage = one('AWS::ApiGatewayV2::Stage');
    expect(stage['AccessLogSettings'].Format).not.toMatch(
      /identity|sourceIp|userAgent|context\.path|authorizer|rawPath/,
    );
    expect(stage['DefaultRouteSettings']).toMatchObject({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
  });

  it('let people in by a code with PKCE, a second factor and no invitation of their own', () => {
    expect(one('AWS::Cognito::UserPool')).toMatchObject({
      MfaConfiguration: 'ON',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
    });
    expect(one('AWS::Cognito::UserPoolClient')).toMatchObject({ GenerateSecret: false, AllowedOAuthFlows: ['code'] });
    expect(JSON.stringify(one('AWS::Cognito::UserPoolIdentityProvider').ProviderDetails)).toContain(
      '{{resolve:secretsmanager:',
    );
  });

  it('start the sweeper every five minutes, and keep what could not be started', () => {
    expect(one('AWS::Scheduler::Schedule')).toMatchObject({
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
      Target: { DeadLetterConfig: { Arn: expect.anything() }, Input: '{}' },
    });
    for (const { Properties } of made.all(borough, 'AWS::SQS::Queue')) {
      expect(Properties).toMatchObject({ KmsMasterKeyId: expect.anything(), MessageRetentionPeriod: 14 * 24 * 3600 });
    }
  });

  it('allow no wildcard but the three that AWS leaves no way round', () => {
    const wild = made.all(borough, 'AWS::IAM::Policy').flatMap(({ Properties }) =>
      z
        .array(Statement)
        .parse(listed(Properties['PolicyDocument'].Statement))
        .flatMap((statement: z.infer<typeof Statement>) => {
          const resources = listed(statement.Resource).map((resource) => JSON.stringify(resource));
          expect(statement.Action && JSON.stringify(statement.Action)).not.toContain('*');
          const services = new Set(listed(statement.Action).map((action) => String(action).split(':')[0]));
          return resources
            .filter((resource) => resource.includes('*'))
            .flatMap((resource) => [...services].map((service) => `${service} ${resource}`));
        }),
    );
    const onExecutions = wild.filter((line) =>
      workflows.some(({ name }) => line.startsWith('states ') && line.includes(`:execution:${borough}-${name}:*`)),
    );
    expect(onExecutions).toHaveLength(4 * workflows.length);
    // Log delivery and tracing of a machine take no resource.
    expect(wild.filter((line) => !onExecutions.includes(line)).toSorted()).toEqual([
      ...workflows.map(() => 'logs "*"'),
      ...workflows.map(() => 'xray "*"'),
    ]);
  });

  it('let functions at the machines of the workflows by name, and at no other', () => {
    const policies = JSON.stringify(made.all(borough, 'AWS::IAM::Policy'));
    const named = new Set([...policies.matchAll(/:stateMachine:([^"]+)"/g)].map(([, name]) => name));
    expect([...named].toSorted()).toEqual(workflows.map(({ name }) => `${borough}-${name}`).toSorted());
  });

  it('name no other borough', () => {
    const others = BOROUGHS.filter((other) => other !== borough);
    for (const other of others) expect(made.text(borough)).not.toContain(other);
  });

  it('hold no address and no secret', () => {
    expect(made.text(borough)).not.toMatch(/[a-z0-9.]+@[a-z0-9-]+\.[a-z]+/i);
    expect(made.text(borough)).not.toMatch(/AKIA|BEGIN [A-Z ]*PRIVATE KEY/);
  });
});
