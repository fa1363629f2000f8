import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ALARMED_CODES, alarmOf } from '../constructs/log-codes.ts';
import { countOf } from '../constructs/metrics.ts';
import { logGroupName } from '../constructs/naming.ts';
import { setting } from '../constructs/settings.ts';
import { alarmFor, type Watch } from '../constructs/watch.ts';
import { machineWatches } from '../machines/alarms.ts';
import { manifests } from '../manifests.ts';
import type { Data } from './data.ts';
import type { Functions } from './functions.ts';
import type { Mail } from './mail.ts';
import {
  backupWatch,
  deadLettersWatch,
  functionWatch,
  reputationWatches,
  serviceWatches,
  sweeperSilent,
  tableWatches,
} from './watches.ts';
import type { Web } from './web.ts';
import type { Workflow } from './workflow.ts';

export interface Watched {
  readonly data: Data;
  readonly mail: Mail;
  readonly functions: Functions;
  readonly workflow: Workflow;
  readonly web: Web;
}

/** Alarms have a key of their own: a warning that the borough's key is disabled must still get out. */
const alertTopic = (stack: Stack, borough: string): Topic => {
  const services = ['cloudwatch', 'events'].map((service) => new ServicePrincipal(`${service}.amazonaws.com`));
  const conditions = { StringEquals: { 'aws:SourceAccount': stack.account } };
  const key = new Key(stack, 'key', {
    alias: `safeguarding/${borough}-alerts`,
    description: `Alerts of ${borough}: no case data`,
    enableKeyRotation: true,
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: services,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions,
    }),
  );
  const topic = new Topic(stack, 'alerts', { topicName: `${borough}-alerts`, masterKey: key, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({ principals: services, actions: ['sns:Publish'], resources: [topic.topicArn], conditions }),
  );
  new Subscription(stack, 'on-call', {
    topic,
    protocol: SubscriptionProtocol.EMAIL,
    endpoint: setting(stack, borough, 'alert-address'),
  });
  return topic;
};

/** Without its key a borough has no cases. Seen through CloudTrail, told at once and kept as an alarm. */
const keyWatch = (stack: Stack, borough: string, data: Data, topic: Topic): Watch => {
  const rule = new CfnRule(stack, 'key-rule', {
    name: `${borough}-key-at-risk`,
    description: `Somebody disables or deletes the key of ${borough}`,
    eventPattern: {
      source: ['aws.kms'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['kms.amazonaws.com'],
        eventName: ['DisableKey', 'ScheduleKeyDeletion', 'PutKeyPolicy', 'DeleteImportedKeyMaterial'],
        resources: { ARN: [data.key.keyArn] },
      },
    },
    targets: [{ id: 'alerts', arn: topic.topicArn }],
  });
  return {
    id: 'key-at-risk',
    says: 'Somebody disabled, changed or is deleting the key that opens every case.',
    metric: countOf({ namespace: 'AWS/Events', names: ['TriggeredRules'], dimensions: { RuleName: rule.ref } }),
    threshold: 1,
  };
};

/** Functions log in codes. One filter for each log counts those that matter; one alarm watches each code. */
const codeWatches = (stack: Stack, borough: string): Watch[] => {
  const namespace = `Safeguarding/${borough}`;
  const metricName = 'AlarmedCode';
  for (const { name } of manifests) {
    const id = name.replaceAll('/', '-');
    new MetricFilter(stack, `${id}-codes`, {
      logGroup: LogGroup.fromLogGroupName(stack, `${id}-logs`, logGroupName(borough, name)),
      metricNamespace: namespace,
      metricName,
      metricValue: '1',
      dimensions: { code: '$.code' },
      filterPattern: FilterPattern.booleanValue('$.alarmed', true),
    });
  }
  return Object.entries(ALARMED_CODES).map(([code, says]) => ({
    id: alarmOf(code),
    says,
    metric: countOf({ namespace, names: [metricName], dimensions: { code } }),
    threshold: 1,
  }));
};

/** Every alarm of a borough. A test holds them one to one to the pages in `docs/runbooks`. */
export const alarmsStack = (scope: Construct, borough: string, watched: Watched): Stack => {
  const stack = new Stack(scope, 'alarms', { stackName: `${borough}-alarms`, description: `Alarms of ${borough}` });
  stack.addStackDependency(watched.functions.stack);
  const topic = alertTopic(stack, borough);
  const watches = [
    ...manifests.map((manifest) => functionWatch(borough, manifest)),
    ...watched.workflow.machines.flatMap((machine) => machineWatches(stack, borough, machine)),
    ...tableWatches(borough),
    ...serviceWatches(watched.web.api.apiId),
    ...reputationWatches(watched.mail.configurationSet),
    sweeperSilent(borough),
    deadLettersWatch(borough, 'sweeps', 'A sweep could not be started or failed.'),
    deadLettersWatch(borough, 'mail-events', 'What became of a message could not be recorded.'),
    backupWatch(borough),
    ...codeWatches(stack, borough),
    keyWatch(stack, borough, watched.data, topic),
  ];
  for (const watch of watches) alarmFor(stack, borough, new SnsAction(topic), watch);
  return stack;
};
