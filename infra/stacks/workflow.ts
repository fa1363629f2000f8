import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { LOGS_KEPT } from '../constructs/borough-function.ts';
import { functionArn, machineArn, machineName } from '../constructs/naming.ts';
import type { WatchedMachine } from '../machines/alarms.ts';
import type { Described } from '../machines/description.ts';
import { machineFrom } from '../machines/machine.ts';
import type { MachineFunctions } from '../machines/states.ts';
import { workflows } from '../workflows.ts';
import type { Data } from './data.ts';

export interface Workflow {
  readonly stack: Stack;
  readonly machines: readonly WatchedMachine[];
}

/** Step Functions delivers logs and traces through calls that name no resource; everything else is exact. */
const roleFor = (scope: Construct, name: string, functions: MachineFunctions): { role: Role; policy: Policy } => {
  const role = new Role(scope, 'role', {
    roleName: `${name}-machine`,
    assumedBy: new ServicePrincipal('states.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  const deliver = [
    'logs:CreateLogDelivery',
    'logs:GetLogDelivery',
    'logs:UpdateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:DescribeResourcePolicies',
    'logs:DescribeLogGroups',
  ];
  const trace = [
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
  ];
  const policy = new Policy(scope, 'grants', {
    roles: [role],
    statements: [
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [functions.wait, functions.advance, functions.dispatch],
      }),
      new PolicyStatement({ actions: deliver, resources: ['*'] }),
      new PolicyStatement({ actions: trace, resources: ['*'] }),
    ],
  });
  acknowledge(policy, {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Log delivery and X-Ray take no resource; the functions it may call are named.',
  });
  return { role, policy };
};

/** The machine of one workflow. Its logs say which state was entered and when, and hold no data. */
const machineOf = (
  scope: Construct,
  borough: string,
  data: Data,
  workflow: Described,
  functions: MachineFunctions,
): WatchedMachine => {
  const stack = Stack.of(scope);
  const name = machineName(borough, workflow.name);
  const logs = new LogGroup(scope, 'logs', {
    logGroupName: `/aws/vendedlogs/states/${name}`,
    retention: LOGS_KEPT,
    encryptionKey: data.key,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const { role, policy } = roleFor(scope, name, functions);
  const machine = new CfnStateMachine(scope, 'machine', {
    stateMachineName: name,
    stateMachineType: 'STANDARD',
    roleArn: role.roleArn,
    definitionString: stack.toJsonString(machineFrom(workflow, functions)),
    loggingConfiguration: {
      level: 'ALL',
      includeExecutionData: false,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logs.logGroupArn } }],
    },
    tracingConfiguration: { enabled: true },
  });
  machine.node.addDependency(policy);
  return {
    workflow: workflow.name,
    title: workflow.title,
    arn: machineArn(stack, borough, workflow.name),
    logs,
  };
};

/** What is first in the stack without a scope of its own: its resources keep the names they were deployed under. */
const UNSCOPED = 'rapid-review';

/** The machines that stand beside cases: one for each workflow. */
export const workflowStack = (scope: Construct, borough: string, data: Data): Workflow => {
  const stack = new Stack(scope, 'workflow', {
    stackName: `${borough}-workflow`,
    description: `Workflows of ${borough}`,
  });
  const arn = (name: string): string => functionArn(stack, borough, name);
  const functions = {
    wait: arn('casework/wait'),
    advance: arn('casework/advance'),
    dispatch: arn('messages/dispatch'),
  };
  const machines = workflows.map((workflow) => {
    const own = workflow.name === UNSCOPED ? stack : new Construct(stack, workflow.name);
    return machineOf(own, borough, data, workflow, functions);
  });
  return { stack, machines };
};
