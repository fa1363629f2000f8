import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Policy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import type { FunctionManifest } from '#functions/runtime/manifest.ts';
import { workflows } from '../workflows.ts';
import { acknowledge } from './acknowledge.ts';
import { type Grantable, statementsFor } from './grants.ts';
import { functionName, logGroupName, machineName } from './naming.ts';

/** Every variable a manifest's schema names, those with a default too: one missing does not compile. */
export type EnvironmentOf<Environment extends z.ZodObject> = {
  readonly [Name in keyof z.input<Environment>]-?: string;
};

export interface FunctionProps<Environment extends z.ZodObject> {
  readonly environment: EnvironmentOf<NoInfer<Environment>>;
  readonly code: Code;
  /** How many may run at once: enough for a borough, and no flood can starve the others. */
  readonly concurrency: number;
  readonly on: Grantable;
}

/** The logs hold codes and ids, never people; two years see a case through its reviews and its questions. */
export const LOGS_KEPT = RetentionDays.TWO_YEARS;

/**
 * One function of one borough, with a role and a log group of its own, and the grants its manifest asks for and
 * no others.
 */
export const boroughFunction = <Environment extends z.ZodObject>(
  scope: Construct,
  manifest: FunctionManifest<Environment>,
  { environment, code, concurrency, on }: FunctionProps<Environment>,
): Function => {
  const id = manifest.name.replaceAll('/', '-');
  // What is handed in may be all a borough knows; a function gets what its manifest names and no more.
  const named = Object.fromEntries(
    Object.entries<string>(environment).filter(([name]) => Object.hasOwn(manifest.environment.shape, name)),
  );
  const logGroup = new LogGroup(scope, `${id}-logs`, {
    logGroupName: logGroupName(on.borough, manifest.name),
    retention: LOGS_KEPT,
    encryptionKey: on.key,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const role = new Role(scope, `${id}-role`, {
    roleName: `${functionName(on.borough, manifest.name)}`,
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${manifest.name} may do in ${on.borough}`,
  });
  logGroup.grantWrite(role);
  const statements = statementsFor(scope, manifest.grants, on);
  const policy = statements.length > 0 ? new Policy(scope, `${id}-grants`, { roles: [role], statements }) : undefined;
  if (policy && manifest.grants.some((grant) => grant.on === 'machine' && grant.may === 'start')) {
    const { region } = Stack.of(scope);
    acknowledge(
      policy,
      ...workflows.map((workflow) => ({
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:${region}:<AWS::AccountId>:execution:${machineName(on.borough, workflow.name)}:*]`,
        reason: 'An execution is named after its case, which does not exist yet; the machine is named exactly.',
      })),
    );
  }
  return new Function(scope, id, {
    functionName: functionName(on.borough, manifest.name),
    description: `${manifest.name} (${on.borough})`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    memorySize: manifest.memory,
    timeout: Duration.seconds(manifest.timeoutSeconds),
    reservedConcurrentExecutions: concurrency,
    environment: { ...named, NODE_OPTIONS: '--enable-source-maps' },
  });
};
