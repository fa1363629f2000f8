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

/** Every function there is. A test holds this list to the manifests on disk. */
export const manifests: readonly FunctionManifest[] = [
  pages,
  signIn,
  forms,
  cases,
  documents,
  sharedDocuments,
  actions,
  disagreements,
  published,
  wait,
  advance,
  dispatch,
  delivery,
  sweep,
];
