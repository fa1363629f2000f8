import type { Arrangement, PlanStep } from '#shared/boroughs/arrangement.ts';
import { postNamed, standingAgencies } from '#shared/boroughs/people.ts';
import { shownEscalation } from './borough-show-escalation.ts';
import { shownPracticeReview } from './borough-show-practice.ts';
import { shownRetention } from './borough-show-retention.ts';

/** One version of a borough's arrangements, as its partners would want to read it. No addresses. */
export const shownBorough = (arrangement: Arrangement): string => {
  const { agencies, counting, groups, name, partners, partnership, rapidReview, version, effectiveFrom } = arrangement;
  const titled = (key: string): string => postNamed(arrangement, key)?.title ?? key;
  return [
    `${name}: ${partnership}, version ${version}, in force from ${effectiveFrom}`,
    ...arrangement.sources.map((source) => `  from ${source}`),
    '',
    'Safeguarding partners',
    ...partners.flatMap(({ organisation, lead, delegate, from, until }) => [
      `  ${organisation}${span(from, until)}`,
      `    lead: ${titled(lead)}`,
      `    delegate: ${titled(delegate)}${deputyOf(arrangement, delegate)}`,
    ]),
    '',
    ...groups.flatMap(({ id, name: title, chair, members, invited, quorum, source }) => [
      `${title}${id === rapidReview.group ? ' (holds the rapid review)' : ''}`,
      `  chair: ${titled(chair)}${deputyOf(arrangement, chair)}`,
      `  members: ${members.map(titled).join('; ')}`,
      ...(invited.length === 0 ? [] : [`  invited: ${invited.map(titled).join('; ')}`]),
      `  quorum: ${quorum.partners} of the three partners, ${quorum.members} in all${quorum.chair ? ', the chair among them' : ''}`,
      `  source: ${source}`,
      '',
    ]),
    `Asked in every rapid review (${standingAgencies(arrangement).length})`,
    ...standingAgencies(arrangement).map(
      (agency) =>
        `  ${agency.name}: ${titled(agency.lead)}${agency.childsVoice ? " (speaks for the child's voice)" : ''}`,
    ),
    `  and, case by case: ${agencies
      .filter(({ standing }) => !standing)
      .map((agency) => agency.name)
      .join('; ')}`,
    '',
    'Plan, in working days',
    ...[...rapidReview.plan]
      .toSorted(byClockAndDay)
      .map((step) => `  ${step.clock.padEnd(12)} ${String(step.workingDay).padStart(2)}  ${step.at}  ${step.title}`),
    '',
    `Decided by: ${rapidReview.decisionRule === 'majority' ? 'two of the three partners' : 'all three partners'}`,
    ...(rapidReview.recordAgreedBy ? [`Record agreed by: ${titled(rapidReview.recordAgreedBy)}`] : []),
    `Day 0: ${counting.dayZero === 'trigger-day' ? 'the day of the trigger' : 'the working day after the trigger'}; ` +
      `target ${counting.targetTime} on the last day`,
    `Report to the Panel: ${ROUTES[rapidReview.panelRoute]}`,
    '',
    ...shownPracticeReview(arrangement),
    '',
    ...shownRetention(arrangement),
    '',
    ...shownEscalation(arrangement),
  ].join('\n');
};

const ROUTES = {
  'secure-link': 'a link for one address, with a one-time code',
  'by-hand': 'sent by a person, who records the proof',
} as const;

const span = (from: string | undefined, until: string | undefined): string =>
  [from ? ` from ${from}` : '', until ? ` until ${until}` : ''].join('');

const deputyOf = (arrangement: Arrangement, key: string): string => {
  const deputy = postNamed(arrangement, key)?.deputy;
  return deputy ? ` (deputy: ${postNamed(arrangement, deputy)?.title ?? deputy})` : '';
};

const byClockAndDay = (one: PlanStep, other: PlanStep): number =>
  one.clock.localeCompare(other.clock) || one.workingDay - other.workingDay || one.at.localeCompare(other.at);
