import { type Html, html } from '#forms/layouts/html.ts';
import { details, tag } from '#forms/layouts/parts/marks.ts';
import type { Deadline } from '#shared/casework/workflow.ts';
import type { DeadlineName } from '#shared/guidance/clock-names.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { dayInWords, daysLeft, timeInWords } from '../dossier/when.ts';

/** What each clock asks for: "Notify the Panel". */
export type ClockNames = Readonly<Partial<Record<DeadlineName, string>>>;

const lateness = (days: number): string => (days === 1 ? '1 working day late' : `${days} working days late`);

const standing = ({ metAt, daysLate, dueDate }: Deadline, now: Instant): Html => {
  if (metAt !== undefined) {
    return html`<p class="govuk-heading-m">${daysLate === 0 ? 'Met in time' : `Met, ${lateness(daysLate)}`}</p><p class="govuk-body">${tag('Met', daysLate === 0 ? 'green' : 'orange')} ${timeInWords(metAt)}</p>`;
  }
  const { words, kind } = daysLeft(dueDate, now);
  const mark =
    kind === 'late' ? tag('Late', 'red') : kind === 'later' ? tag('Running', 'blue') : tag('Due soon', 'orange');
  return html`<p class="govuk-heading-l">${words}</p><p class="govuk-body">${mark}</p>`;
};

const counted = ({ starts, skipped, rule, source, warnings }: Deadline): Html =>
  details(
    'How the days are counted',
    html`<p class="govuk-body">${rule}.</p><p class="govuk-body">Source: ${source}. Day 0 is ${dayInWords(starts)}.</p>${
      skipped.length === 0
        ? html`<p class="govuk-body">No day was skipped.</p>`
        : html`<p class="govuk-body">Not counted:</p><ul class="govuk-list govuk-list--bullet">${skipped.map(({ date, why }) => html`<li>${dayInWords(date)}${why === 'Saturday' || why === 'Sunday' ? '' : `: ${why}`}</li>`)}</ul>`
    }${warnings.map((warning) => html`<p class="govuk-body">${warning}</p>`)}`,
  );

/** Somebody can still meet it. A clock that waits for nobody runs out by itself: there is nothing to aim at. */
const isAwaited = ({ metAt, waitingFor }: Deadline): boolean => metAt === undefined && waitingFor !== 'nobody';

const card = (deadline: Deadline, now: Instant, names: ClockNames): Html =>
  html`<div class="govuk-grid-column-one-third"><div class="govuk-summary-card"><div class="govuk-summary-card__title-wrapper"><h3 class="govuk-summary-card__title">${names[deadline.clock] ?? deadline.clock}</h3></div><div class="govuk-summary-card__content">${standing(deadline, now)}<p class="govuk-body">Due by the end of ${dayInWords(deadline.dueDate)}.${isAwaited(deadline) && html` Aim for ${timeInWords(deadline.target)}.`}</p>${isAwaited(deadline) && html`<p class="govuk-body">Waiting for ${deadline.waitingFor}.</p>`}${counted(deadline)}</div></div></div>`;

const runningFirst = (deadlines: readonly Deadline[]): readonly Deadline[] => [
  ...deadlines.filter(({ metAt }) => metAt === undefined),
  ...deadlines.filter(({ metAt }) => metAt !== undefined),
];

/** Every clock of the case: how long there is, by which rule, and whom everyone waits for. */
export const clockBoard = (deadlines: readonly Deadline[], now: Instant, names: ClockNames): Html =>
  deadlines.length === 0
    ? html`<p class="govuk-body">No statutory clock is running in this case.</p>`
    : html`<div class="govuk-grid-row">${runningFirst(deadlines).map((deadline) => card(deadline, now, names))}</div>`;
