import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** One thing that can fail. Each has a page in `docs/runbooks`, named by its id unless it says another. */
export interface Watch {
  readonly id: string;
  /** The page that several alarms of one kind share. */
  readonly runbook?: string;
  /** One sentence a person understands when it wakes them. */
  readonly says: string;
  readonly metric: IMetric;
  /** Alarms at this value and above, unless `below`. */
  readonly threshold: number;
  readonly below?: boolean;
  /** Periods of the metric in a row. One unless said otherwise. */
  readonly periods?: number;
  /** No data means trouble: for what should always be heard of. */
  readonly silenceIsTrouble?: boolean;
}

const runbook = (id: string): string => `docs/runbooks/${id}.md`;

/** An alarm that tells the borough's people, when it begins and when it is over, and where its runbook is. */
export const alarmFor = (scope: Construct, borough: string, action: IAlarmAction, watch: Watch): Alarm => {
  const alarm = new Alarm(scope, watch.id, {
    alarmName: `${borough}-${watch.id}`,
    alarmDescription: `${watch.says} Runbook: ${runbook(watch.runbook ?? watch.id)}`,
    metric: watch.metric,
    threshold: watch.threshold,
    evaluationPeriods: watch.periods ?? 1,
    comparisonOperator: watch.below
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: watch.silenceIsTrouble ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
};
