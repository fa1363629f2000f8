import type { FunctionManifest } from '#functions/runtime/manifest.ts';
import { countOf, statisticOf, totalOf } from '../constructs/metrics.ts';
import { functionName } from '../constructs/naming.ts';
import type { Watch } from '../constructs/watch.ts';

/** What a person notices when a function does not do its work. */
const NOTICED: Readonly<Record<string, string>> = {
  'web/pages': 'The pages that are the same for everyone fail.',
  'web/sign-in': 'People cannot sign in.',
  'web/forms': 'People cannot fill in or submit forms.',
  'web/cases': 'People cannot open their tasks or cases.',
  'web/documents': 'Reports, copy sheets and letters cannot be opened.',
  'web/actions': 'The shared action plan cannot be read.',
  'web/disagreements': 'The figures of professional disagreements cannot be read.',
  'web/published': 'Published reviews cannot be read by the public.',
  'web/shared-documents': 'Bodies without an account cannot open documents shared with them.',
  'casework/wait': 'Cases cannot begin to wait for a person.',
  'casework/advance': 'Reminders and deadlines of cases are not acted on.',
  'messages/dispatch': 'Messages are not being sent.',
  'messages/delivery': 'It is not known whether messages arrive.',
  'sweeper/sweep': 'What has come adrift is not being mended.',
};

/** One alarm a function: it threw, ran out of time, or was refused for want of room. */
export const functionWatch = (borough: string, { name }: FunctionManifest): Watch => ({
  id: `${name.replaceAll('/', '-')}-failing`,
  says: NOTICED[name] ?? `${name} fails.`,
  metric: countOf({
    namespace: 'AWS/Lambda',
    names: ['Errors', 'Throttles'],
    dimensions: { FunctionName: functionName(borough, name) },
  }),
  threshold: 1,
});

export const sweeperSilent = (borough: string): Watch => ({
  id: 'sweeper-silent',
  says: 'The sweeper has not run for fifteen minutes.',
  metric: countOf({
    namespace: 'AWS/Lambda',
    names: ['Invocations'],
    dimensions: { FunctionName: functionName(borough, 'sweeper/sweep') },
    minutes: 15,
  }),
  threshold: 1,
  below: true,
  silenceIsTrouble: true,
});

export const deadLettersWatch = (borough: string, name: string, says: string): Watch => ({
  id: `${name}-dead-letters`,
  says,
  metric: statisticOf('Maximum', {
    namespace: 'AWS/SQS',
    name: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: `${borough}-${name}-dead-letters` },
  }),
  threshold: 1,
});

/** DynamoDB counts its own faults by operation. A page or a commit is one of these. */
const OPERATIONS = ['GetItem', 'Query', 'UpdateItem', 'TransactWriteItems'];

const tableErrors = (TableName: string): Watch => ({
  id: 'table-errors',
  says: 'DynamoDB itself fails to read or write cases.',
  metric: totalOf(
    OPERATIONS.map((Operation) =>
      countOf({ namespace: 'AWS/DynamoDB', names: ['SystemErrors'], dimensions: { TableName, Operation } }),
    ),
    'SystemErrors',
  ),
  threshold: 1,
});

const throttled = (TableName: string): Watch => ({
  id: 'table-throttled',
  says: 'The table of cases refuses reads or writes for a moment.',
  metric: countOf({
    namespace: 'AWS/DynamoDB',
    names: ['ReadThrottleEvents', 'WriteThrottleEvents'],
    dimensions: { TableName },
  }),
  threshold: 5,
});

export const tableWatches = (borough: string): Watch[] => [
  throttled(`${borough}-cases`),
  tableErrors(`${borough}-cases`),
];

export const backupWatch = (borough: string): Watch => ({
  id: 'backup-failed',
  says: 'A copy of the table of cases was not made.',
  metric: countOf({
    namespace: 'AWS/Backup',
    names: ['NumberOfBackupJobsFailed', 'NumberOfBackupJobsExpired'],
    dimensions: { BackupVaultName: `${borough}-cases` },
    minutes: 60,
  }),
  threshold: 1,
});

/** Every request that failed on our side, and how long one in twenty waits or longer. */
export const serviceWatches = (ApiId: string): Watch[] => [
  {
    id: 'service-errors',
    says: 'Requests to the service end in an error.',
    metric: countOf({ namespace: 'AWS/ApiGateway', names: ['5xx'], dimensions: { ApiId } }),
    threshold: 3,
  },
  {
    id: 'service-slow',
    says: 'Pages take more than three seconds.',
    metric: statisticOf('p95', { namespace: 'AWS/ApiGateway', name: 'Latency', dimensions: { ApiId } }),
    threshold: 3000,
    periods: 3,
  },
];

/** SES stops an account at 10 % bounces or 0.5 % complaints, and looks at it from 5 % and 0.1 %. */
export const reputationWatches = (configurationSet: string): Watch[] =>
  [
    { id: 'mail-bounces', says: 'Too many messages bounce.', name: 'Reputation.BounceRate', threshold: 0.03 },
    {
      id: 'mail-complaints',
      says: 'Recipients mark messages as spam.',
      name: 'Reputation.ComplaintRate',
      threshold: 0.0005,
    },
  ].map(({ id, says, name, threshold }) => ({
    id,
    says,
    metric: statisticOf('Maximum', {
      namespace: 'AWS/SES',
      name,
      dimensions: { 'ses:configuration-set': configurationSet },
      minutes: 60,
    }),
    threshold,
  }));
