import { type Content, type Html, html, lines } from '#forms/layouts/html.ts';
import { summaryList, table } from '#forms/layouts/parts/lists.ts';
import { inset, warning } from '#forms/layouts/parts/marks.ts';
import { latest } from '#functions/casework/dossier/dossier.ts';
import { saidOf } from '#functions/casework/dossier/said.ts';
import { dayInWords } from '#functions/casework/dossier/when.ts';
import { answeredForms, recordHtml } from '#functions/casework/pages/record.ts';
import { rowsOf, section } from '#functions/casework/pages/section.ts';
import { pathOf, stagePathHtml } from '#functions/casework/pages/stage-path.ts';
import { formHref, taskHref } from '#functions/casework/pages/to-do.ts';
import { type ToDoManner, toDo, toDoHtml, type Unasked } from '#functions/casework/pages/to-do-html.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { FormName } from '#shared/retention/commands.ts';
import { type Stage, stages } from '#shared/retention/stages.ts';
import type { Hold } from '#shared/retention/state/facts.ts';
import { type Retention, standingHolds } from '#shared/retention/state/state.ts';
import { transitions } from '#shared/retention/transitions.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { HOLDS, holdInWords, kindOfCase, ruleInWords, signedInWords, untilInWords } from '../dossier/words.ts';
import { sections } from './sections.ts';

export type Seeing = (part: 'holds' | 'certificate' | 'timeline') => boolean;

/** Why these records are kept, until when, what holds them, and what is next. */
export const overviewHtml = (dossier: Dossier, actor: Actor, sees: Seeing): Html => {
  const { state } = dossier;
  const found = toDo(dossier, actor, { forms: FormName.options, unasked: unaskedOf(state) });
  return html`${inset(html`<p class="govuk-body">${goingOn(state)}</p>`)}${standingHtml(state)}
${section('certificate', 'Disposal certificate', certificateHtml(dossier, sees))}
${section('to-do', 'What to do now', toDoHtml(dossier, found, actor, MANNER))}
${section('kept', 'Why it is kept, and until when', keptHtml(state))}
${section('holds', 'Holds', sees('holds') && holdsHtml(dossier))}
${section('disposal', 'Disposal', disposalHtml(dossier))}
${section('path', 'Where the record stands', stagePathHtml(stagePath(dossier)))}
${section('record', 'The record', recordHtml(dossier, sees('holds') ? answeredForms(dossier, sections) : []))}`;
};

const GOING_ON: Readonly<Record<Stage, string>> = {
  new: 'This record is about to begin.',
  open: 'The case is open. Its records are kept for as long as it is, and from the day it is closed for as long as the borough says.',
  kept: 'The records of this closed case are kept. Nothing is destroyed by itself when their time is over: the business manager is asked.',
  due: 'These records have been kept for as long as the borough’s rule says. They are kept on until two people agree that they go.',
  proposed: 'Their disposal has been proposed. A second person agrees or refuses; until then nothing is destroyed.',
  agreed: 'Their disposal has been agreed. They are destroyed within minutes, unless a hold is placed first.',
  destroying: 'These records are being destroyed. It can no longer be stopped.',
  disposed:
    'These records have been destroyed. What is left is this record and its certificate, which are kept for good.',
};

const goingOn = ({ stage }: Retention): string => GOING_ON[stage];

const standingHtml = (state: Retention): Content => {
  const holds = standingHolds(state);
  if (holds.length === 0) return undefined;
  return warning(
    `${holds.length === 1 ? 'A hold stands' : `${holds.length} holds stand`} over these records. Nothing is destroyed until two people have lifted ${holds.length === 1 ? 'it' : 'each'}.`,
  );
};

const unaskedOf = (state: Retention): readonly Unasked[] => [
  { form: 'place-hold' },
  ...standingHolds(state).map(({ id }) => ({ form: 'lift-hold', subject: id })),
  { form: 'keep-longer' },
  ...(standingHolds(state).length === 0 ? [{ form: 'propose-disposal' }] : []),
  { form: 'refuse-disposal' },
];

const MANNER: ToDoManner = {
  taskHref,
  elsewhere: () => false,
  perAgency: () => false,
};

const words = (text: string | undefined): Html | undefined => (text === undefined ? undefined : lines(text));

/** Once the case is destroyed there is no page to lead to. */
const caseHtml = ({ source, disposed }: Retention): Html | undefined =>
  source === undefined
    ? undefined
    : disposed === undefined
      ? html`<a class="govuk-link" href="/cases/${source.caseId}">${source.reference}</a>`
      : html`${source.reference}`;

const keptHtml = (state: Retention): Html =>
  summaryList(
    rowsOf(
      ['Case', caseHtml(state)],
      ['Kind', state.source && kindOfCase(state.source.workflow)],
      ['Opened', state.source && dayInWords(state.source.openedOn)],
      ['Closed', state.closedOn === undefined ? 'Not yet' : dayInWords(state.closedOn)],
      ['Rule', words(state.rule && ruleInWords(state.rule))],
      ['Kept until', words(untilInWords(state))],
    ),
  );

const holdsHtml = (dossier: Dossier): Html => {
  const { holds } = dossier.state;
  if (holds.length === 0) return html`<p class="govuk-body">There has been none.</p>`;
  return table(
    'Holds',
    [
      {
        heading: 'Hold',
        cell: ({ id, kind }: Hold) => html`${HOLDS[kind]}<br>${saidOf(dossier, 'place-hold', id)('holdName')}`,
      },
      {
        heading: 'Asked',
        cell: (hold) => html`${holdInWords(hold)[1]}<br>${saidOf(dossier, 'place-hold', hold.id)('askedBy')}`,
      },
      { heading: 'Placed', cell: (hold) => holdInWords(hold)[2] },
      { heading: 'Lifted', cell: (hold) => holdInWords(hold)[3] },
    ],
    holds,
  );
};

const disposalHtml = (dossier: Dossier): Html | undefined => {
  const { state, context } = dossier;
  const { proposed, agreed, stage } = state;
  const refused = stage === 'due' && latest(dossier, 'refuse-disposal') !== undefined;
  if (proposed === undefined && !refused) return undefined;
  return summaryList(
    rowsOf(
      ['Proposed by', words(proposed && signedInWords(proposed, context))],
      ['Agreed by', words(agreed && signedInWords(agreed, context))],
      ['Refused before', refused ? words(saidOf(dossier, 'refuse-disposal')('disposalRefusedWhy')) : undefined],
    ),
  );
};

const certificateHtml = ({ state, record }: Dossier, sees: Seeing): Html | undefined =>
  state.disposed === undefined || !sees('certificate')
    ? undefined
    : html`<p class="govuk-body"><a class="govuk-link" href="/documents/${record.caseId}/certificate">Disposal certificate</a></p>`;

const WAY: readonly Stage[] = ['open', 'kept', 'due', 'proposed', 'agreed', 'destroying', 'disposed'];

/** Where the record has been, is, and will go if nothing turns it. */
export const stagePath = ({ state: { stage }, events }: Pick<Dossier, 'state' | 'events'>) =>
  pathOf({ transitions, stages, events, stage, ahead: WAY.slice(WAY.indexOf(stage) + 1) });
