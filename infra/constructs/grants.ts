import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Grant } from '#functions/runtime/manifest.ts';
import { workflows } from '../workflows.ts';
import { machineArn, machineName } from './naming.ts';

/** What the grants of a manifest are about, in one borough. */
export interface Grantable {
  readonly borough: string;
  readonly table: CfnTable;
  readonly indexes: readonly string[];
  readonly key: IKey;
  readonly sender: string;
  readonly mailDomain: string;
  readonly configurationSet: string;
}

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** A transaction is allowed by what its parts do. There is no Scan: no page or sweep may read a whole table. */
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];
const DECRYPT = ['kms:Decrypt', 'kms:DescribeKey'];
const ENCRYPT = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

const onTable = (scope: Construct, { table, indexes, key }: Grantable, writes: boolean): PolicyStatement[] => [
  new PolicyStatement({
    actions: writes ? [...READ, ...WRITE] : READ,
    resources: [table.attrArn, ...indexes.map((index) => `${table.attrArn}/index/${index}`)],
  }),
  new PolicyStatement({
    actions: writes ? [...DECRYPT, ...ENCRYPT] : DECRYPT,
    resources: [key.keyArn],
    // The key opens the table for these roles, through DynamoDB, and nothing else.
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(scope).region}.amazonaws.com` } },
  }),
];

/** Each machine by its name: one that is added by hand is not theirs to start. */
const onMachines = (scope: Construct, { borough }: Grantable, may: 'start' | 'complete'): PolicyStatement[] => {
  const machines = workflows.map(({ name }) => machineArn(scope, borough, name));
  if (may === 'complete') return [new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: machines })];
  const executions = workflows.map(({ name }) =>
    Stack.of(scope).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${machineName(borough, name)}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
  return [
    new PolicyStatement({ actions: ['states:StartExecution', 'states:ListExecutions'], resources: machines }),
    new PolicyStatement({ actions: ['states:DescribeExecution'], resources: executions }),
  ];
};

const onMail = (scope: Construct, { mailDomain, configurationSet, sender }: Grantable): PolicyStatement[] => {
  const ses = (resource: string, resourceName: string): string =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName });
  return [
    new PolicyStatement({
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: [ses('identity', mailDomain), ses('configuration-set', configurationSet)],
      conditions: { StringEquals: { 'ses:FromAddress': sender } },
    }),
  ];
};

/** The policy a manifest asks for: exact actions on exact resources. */
export const statementsFor = (scope: Construct, grants: readonly Grant[], on: Grantable): PolicyStatement[] =>
  grants.flatMap((grant) => {
    switch (grant.on) {
      case 'table':
        return onTable(scope, on, grant.may === 'read-and-write');
      case 'machine':
        return onMachines(scope, on, grant.may);
      case 'mail':
        return onMail(scope, on);
    }
  });
