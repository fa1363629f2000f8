import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { countOf } from '../constructs/metrics.ts';
import type { Watch } from '../constructs/watch.ts';

/** A machine as its alarms see it. */
export interface WatchedMachine {
  readonly workflow: string;
  readonly title: string;
  readonly arn: string;
  readonly logs: ILogGroup;
}

/**
 * What can go wrong with the machines that stand beside cases. An alarm for each workflow, so that whoever is woken
 * knows which cases; one runbook for all, since what to do is the same.
 */
export const machineWatches = (
  scope: Construct,
  borough: string,
  { workflow, title, arn, logs }: WatchedMachine,
): Watch[] => {
  const namespace = `Safeguarding/${borough}`;
  // The machine's only Wait states are those it enters when something failed.
  const metricName = `CaseLookedAtAgain-${workflow}`;
  new MetricFilter(scope, `${workflow}-trouble-count`, {
    logGroup: logs,
    metricNamespace: namespace,
    metricName,
    metricValue: '1',
    filterPattern: FilterPattern.stringValue('$.type', '=', 'WaitStateEntered'),
  });
  return [
    {
      id: `${workflow}-stopped`,
      runbook: 'machine-stopped',
      says: `${title}: a case has lost the machine that stands beside it.`,
      metric: countOf({
        namespace: 'AWS/States',
        names: ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'],
        dimensions: { StateMachineArn: arn },
      }),
      threshold: 1,
    },
    {
      id: `${workflow}-trouble`,
      runbook: 'machine-trouble',
      says: `${title}: a case cannot be looked at and is tried again every five minutes.`,
      metric: countOf({ namespace, names: [metricName], dimensions: {} }),
      threshold: 1,
    },
  ];
};
