import { CfnCondition, Fn, Stack } from 'aws-cdk-lib';
import type { Code, Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import advance from '#functions/casework/advance/manifest.ts';
import wait from '#functions/casework/wait/manifest.ts';
import delivery from '#functions/messages/delivery/manifest.ts';
import dispatch from '#functions/messages/dispatch/manifest.ts';
import type { FunctionManifest } from '#functions/runtime/manifest.ts';
import sweep from '#functions/sweeper/sweep/manifest.ts';
import actions from '#functions/web/actions/manifest.ts';
import cases from '#functions/web/cases/manifest.ts';
import disagreements from '#functions/web/disagreements/manifest.ts';
import documents from '#functions/web/documents/manifest.ts';
import forms from '#functions/web/forms/manifest.ts';
import pages from '#functions/web/pages/manifest.ts';
import published from '#functions/web/published/manifest.ts';
import sharedDocuments from '#functions/web/shared-documents/manifest.ts';
import signIn from '#functions/web/sign-in/manifest.ts';
import { boroughFunction, type EnvironmentOf } from '../constructs/borough-function.ts';
import { machineArn } from '../constructs/naming.ts';
import { setting } from '../constructs/settings.ts';
import { type Data, INDEXES } from './data.ts';
import type { Mail } from './mail.ts';
import type { SignIn } from './sign-in.ts';

/** Where a function's code is, by its manifest. */
export type CodeOf = (manifest: FunctionManifest) => Code;

export interface Functions {
  readonly stack: Stack;
  /** By manifest name. Throws for a name that is none. */
  of(name: string): Function;
  readonly all: ReadonlyMap<string, Function>;
}

/**
 * Every function of a borough. Concurrency in all: 119 a borough, so that three boroughs fit into an account's
 * usual 1,000 with room to spare. A borough has some hundred people and a dozen cases open; a form takes 50 ms.
 */
export const functionsStack = (
  scope: Construct,
  borough: string,
  codeOf: CodeOf,
  { data, mail, signIn: people }: { readonly data: Data; readonly mail: Mail; readonly signIn: SignIn },
): Functions => {
  const stack = new Stack(scope, 'functions', {
    stackName: `${borough}-functions`,
    description: `Functions of ${borough}`,
  });
  const all = new Map<string, Function>();
  const sender = setting(stack, borough, 'sender');
  const mailDomain = setting(stack, borough, 'mail-domain');
  const { configurationSet } = mail;
  const on = { borough, table: data.table, indexes: INDEXES, key: data.key, sender, mailDomain, configurationSet };
  const add = <E extends z.ZodObject>(
    manifest: FunctionManifest<E>,
    concurrency: number,
    environment: EnvironmentOf<NoInfer<E>>,
  ): void => {
    all.set(manifest.name, boroughFunction(stack, manifest, { environment, code: codeOf(manifest), concurrency, on }));
  };

  const mode = setting(stack, borough, 'mail-mode');
  const training = new CfnCondition(stack, 'training', { expression: Fn.conditionEquals(mode, 'training') });
  // Each function is given those its manifest names; a manifest that names another does not compile here.
  const known = {
    BOROUGH: borough,
    TABLE_NAME: data.table.ref,
    SERVICE_URL: `https://${setting(stack, borough, 'service-domain')}`,
    MACHINES: machineArn(stack, borough, ''),
    OIDC_ISSUER: people.issuer,
    OIDC_CLIENT_ID: people.clientId,
    SENDER: sender,
    CONFIGURATION_SET: configurationSet,
    MAIL_MODE: mode,
    // Pages say plainly that it is not live for as long as no mail leaves.
    TRAINING: Fn.conditionIf(training.logicalId, 'yes', 'no').toString(),
  };
  add(pages, 10, known);
  add(signIn, 10, known);
  add(forms, 20, known);
  add(cases, 20, known);
  add(documents, 10, known);
  add(sharedDocuments, 4, known);
  add(actions, 5, known);
  add(disagreements, 4, known);
  // Anybody's: however many ask at once, they take nothing from those at work.
  add(published, 5, known);
  add(wait, 10, known);
  add(advance, 10, known);
  add(dispatch, 5, known);
  add(delivery, 5, known);
  // One at a time: two sweeps at once would only do each other's work.
  add(sweep, 1, known);

  return {
    stack,
    all,
    of: (name) => {
      const found = all.get(name);
      if (found) return found;
      throw new Error(`There is no function ${name} in ${borough}.`);
    },
  };
};
