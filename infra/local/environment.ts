import type { FunctionManifest } from '#functions/runtime/manifest.ts';
import { ON_THIS_MACHINE } from './synthesized/template.ts';

/** Addresses and names on this machine. */
export interface Surroundings {
  readonly borough: string;
  readonly table: string;
  /** The machines' ARN up to the workflow's name. */
  readonly machines: string;
  readonly serviceUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly sender: string;
  readonly configurationSet: string;
  readonly endpoints: { readonly table: string; readonly machines: string; readonly mail: string };
  /** The clock has been moved: pages say so. */
  readonly training: boolean;
}

/**
 * A function's environment: the variables its manifest asks for, and what turns the AWS SDK to this machine.
 * @throws when the manifest asks for one that nobody here knows, or for another value than there is
 */
export const environmentOf = ({ name, environment }: FunctionManifest, here: Surroundings): Record<string, string> => {
  const known = new Map([
    ['BOROUGH', here.borough],
    ['TABLE_NAME', here.table],
    ['SERVICE_URL', here.serviceUrl],
    ['MACHINES', here.machines],
    ['OIDC_ISSUER', here.issuer],
    ['OIDC_CLIENT_ID', here.clientId],
    ['SENDER', here.sender],
    ['CONFIGURATION_SET', here.configurationSet],
    // Mail goes to the mailbox of this machine and nowhere else, so it may be sent.
    ['MAIL_MODE', 'live'],
    ['TRAINING', here.training ? 'yes' : 'no'],
  ]);
  const own = Object.fromEntries(
    Object.keys(environment.shape).flatMap((variable) => {
      const value = known.get(variable);
      return value === undefined ? [] : [[variable, value] as const];
    }),
  );
  const checked = environment.safeParse(own);
  if (!checked.success) {
    const missing = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new Error(`${name} asks for variables that have no fitting value on one machine. ${missing}`);
  }
  return {
    ...own,
    ...(here.training ? { TRAINING: 'yes' } : {}),
    AWS_REGION: ON_THIS_MACHINE.region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: here.endpoints.table,
    AWS_ENDPOINT_URL_SFN: here.endpoints.machines,
    AWS_ENDPOINT_URL_SES: here.endpoints.mail,
    AWS_LAMBDA_FUNCTION_NAME: name,
    NODE_ENV: 'production',
  };
};
