import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** `casework/advance` in brent is the Lambda function `brent-casework-advance`. */
export const functionName = (borough: string, name: string): string => `${borough}-${name.replaceAll('/', '-')}`;

/** The state machine of a workflow. Of none, what the names of all in the borough begin with. */
export const machineName = (borough: string, workflow: string): string => `${borough}-${workflow}`;

/**
 * Names are fixed so that a machine and the functions it calls can name each other without one stack waiting for
 * the other.
 */
export const machineArn = (scope: Construct, borough: string, workflow: string): string =>
  Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: machineName(borough, workflow),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

export const functionArn = (scope: Construct, borough: string, name: string): string =>
  Stack.of(scope).formatArn({
    service: 'lambda',
    resource: 'function',
    resourceName: functionName(borough, name),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** Where log groups of a borough are, as the key's policy and the functions' roles name them. */
export const logGroupName = (borough: string, name: string): string => `/aws/lambda/${functionName(borough, name)}`;
