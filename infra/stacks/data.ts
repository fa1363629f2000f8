import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { BACKUPS } from '#shared/casework/backups.ts';
import { acknowledge } from '../constructs/acknowledge.ts';

export const INDEXES = ['index1', 'index2'] as const;

export interface Data {
  readonly stack: Stack;
  readonly key: Key;
  readonly table: CfnTable;
  readonly vault: BackupVault;
}

const text = (name: string) => ({ attributeName: name, attributeType: 'S' });
const keys = (partition: string, sort: string) => [
  { attributeName: partition, keyType: 'HASH' },
  { attributeName: sort, keyType: 'RANGE' },
];

/** Services that use the borough's key on its behalf: each only in this account, each only for what it is for. */
const serviceMayUse = (key: Key, stack: Stack, borough: string): void => {
  const forLogs = `arn:${stack.partition}:logs:${stack.region}:${stack.account}:log-group:/aws/*/${borough}-*`;
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'LogGroupsOfTheBorough',
      principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': forLogs } },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsAndDeadLetters',
      principals: ['cloudwatch', 'events'].map((service) => new ServicePrincipal(`${service}.amazonaws.com`)),
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
};

/** 35 days of any moment come from point-in-time recovery; these copies outlive the table, and its deletion. */
const backUp = (stack: Stack, borough: string, key: Key, table: CfnTable): BackupVault => {
  const vault = new BackupVault(stack, 'vault', {
    backupVaultName: `${borough}-cases`,
    encryptionKey: key,
    blockRecoveryPointDeletion: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const plan = new BackupPlan(stack, 'backup', {
    backupPlanName: `${borough}-cases`,
    backupVault: vault,
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: 'daily',
        scheduleExpression: Schedule.cron({ hour: '2', minute: '30' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(4),
        deleteAfter: Duration.days(BACKUPS.daily),
      }),
      new BackupPlanRule({
        ruleName: 'monthly',
        scheduleExpression: Schedule.cron({ day: '1', hour: '3', minute: '30' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(8),
        moveToColdStorageAfter: Duration.days(30),
        deleteAfter: Duration.days(BACKUPS.monthly),
      }),
    ],
  });
  const selection = plan.addSelection('cases', { resources: [BackupResource.fromArn(table.attrArn)] });
  acknowledge(selection, {
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    reason: "AWS Backup's own policy, kept current by AWS; only the backup service may take the role.",
  });
  return vault;
};

/** The ledger of one borough: one table, its key, its copies. Nothing here is ever deleted by a deployment. */
export const dataStack = (scope: Construct, borough: string): Data => {
  const stack = new Stack(scope, 'data', {
    stackName: `${borough}-data`,
    description: `Cases of ${borough}: table, key and backups`,
    terminationProtection: true,
  });
  const key = new Key(stack, 'key', {
    alias: `safeguarding/${borough}`,
    description: `Everything kept for ${borough}`,
    enableKeyRotation: true,
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  serviceMayUse(key, stack, borough);
  const table = new CfnTable(stack, 'table', {
    tableName: `${borough}-cases`,
    billingMode: 'PAY_PER_REQUEST',
    attributeDefinitions: ['pk', 'sk', 'pk1', 'sk1', 'pk2', 'sk2'].map(text),
    keySchema: keys('pk', 'sk'),
    globalSecondaryIndexes: INDEXES.map((indexName, at) => ({
      indexName,
      keySchema: keys(`pk${String(at + 1)}`, `sk${String(at + 1)}`),
      projection: { projectionType: 'ALL' },
    })),
    timeToLiveSpecification: { attributeName: 'expires', enabled: true },
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: true,
      recoveryPeriodInDays: BACKUPS.anyMoment,
    },
    deletionProtectionEnabled: true,
    sseSpecification: { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: key.keyArn },
  });
  table.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return { stack, key, table, vault: backUp(stack, borough, key, table) };
};
