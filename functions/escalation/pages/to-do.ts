import { taskHref } from '#functions/casework/pages/to-do.ts';
import { type ToDo, type ToDoManner, toDo, type Unasked } from '#functions/casework/pages/to-do-html.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { protocolStage } from '#functions/escalation/dossier/sides.ts';
import { type Actor, holds } from '#shared/casework/actor.ts';
import { sidesOf } from '#shared/escalation/authorisation.ts';
import { FormName } from '#shared/escalation/commands.ts';
import { isNumbered } from '#shared/escalation/stages.ts';
import { SIDES } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';

/** Forms that can be filled in without being asked to, in the order in which people come to them. */
const UNASKED: readonly FormName[] = [
  'answer-disagreement',
  'record-discussion',
  'move-up',
  'record-decision',
  'immediate-risk',
  'name-contact',
  'convene-panel',
  'convene-meeting',
  'make-representation',
  'note-enforcement',
  'area-liaison',
  'confirm-outcome',
  'placed-on-record',
  'not-carried-out',
  'close-disagreement',
  'policy-gap',
  'offer-support',
  'withdraw-disagreement',
];

/** What is to be done in the disagreement now. Both sides see what the other has been asked. */
export const toDoOf = (dossier: Dossier, actor: Actor): ToDo => {
  const unasked = UNASKED.filter((form) => isCalledFor(form, dossier)).flatMap((form) =>
    about(form, dossier.state, actor),
  );
  return toDo(dossier, actor, { forms: FormName.options, unasked });
};

/** Forms of one side are offered to whoever acts for it; a discussion is of the stage it has come to. */
const about = (form: FormName, state: Disagreement, actor: Actor): readonly Unasked[] => {
  const own = sidesOf(state, actor);
  switch (form) {
    case 'answer-disagreement':
      return own.includes('receiving') ? [{ form, subject: 'receiving' }] : [];
    case 'offer-support':
      return own.includes('raising') ? [{ form }] : [];
    case 'withdraw-disagreement':
      return own.includes('raising') ? [{ form, subject: 'raising' }] : [];
    case 'name-contact':
      // The business manager names whoever decides, where that post has nobody in it.
      return [
        ...SIDES.filter((side) => own.includes(side)),
        ...(holds(actor, 'business-manager') ? ['deciding'] : []),
      ].map((subject) => ({ form, subject }));
    case 'make-representation':
    case 'confirm-outcome':
    case 'placed-on-record':
    case 'not-carried-out':
      return SIDES.filter((side) => own.includes(side)).map((subject) => ({ form, subject }));
    case 'record-discussion':
      return isNumbered(state.stage) || state.stage === 'other-area' ? [{ form, subject: state.stage }] : [];
    default:
      return [{ form }];
  }
};

/** Leaves out what the rules would refuse as it stands, so that nobody is led into a form in vain. */
const isCalledFor = (form: FormName, dossier: Dossier): boolean => {
  const { state } = dossier;
  const kind = isNumbered(state.stage) ? protocolStage(dossier, state.stageNumber)?.kind : undefined;
  const decides = kind === 'senior-decision' || kind === 'panel' || kind === 'determination';
  switch (form) {
    case 'record-decision':
      return decides && (kind !== 'panel' || state.panel !== undefined);
    case 'convene-panel':
      return kind === 'panel';
    case 'make-representation':
      return decides || kind === 'mediation';
    case 'convene-meeting':
      return protocolStage(dossier, state.stageNumber)?.meeting?.concerns.includes(state.concerns ?? 'child') === true;
    case 'note-enforcement':
      return kind === 'noted' && !state.enforcementNoted;
    case 'immediate-risk':
      return state.immediateRiskAt === undefined;
    case 'offer-support':
      return state.support !== 'not-wanted';
    default:
      return true;
  }
};

/** How it is shown: both sides know who raised it, and who was named. */
export const mannerOf = ({ state: { raisedBy, people } }: Pick<Dossier, 'state'>): ToDoManner => ({
  taskHref,
  elsewhere: () => false,
  perAgency: () => false,
  ownerWords: ({ for: owner }) => {
    if (owner.kind === 'person') return owner.person === raisedBy?.person ? raisedBy.name : undefined;
    if (owner.kind !== 'address') return undefined;
    const named = people.find(({ address }) => address?.toLowerCase() === owner.address.toLowerCase());
    return named?.name ?? named?.title ?? 'whoever was named';
  },
});
