import { type Arrangement, PartnerId } from '#shared/boroughs/arrangement.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseState } from '#shared/casework/case-state.ts';

export interface SubjectsAsked<State extends CaseState = CaseState> {
  readonly state: State;
  readonly actor: Actor;
  /** The one the case is held to. */
  readonly arrangement: Arrangement;
}

/** What a form of one kind may be about in a case. Whether somebody may act for it is not asked here. */
export interface Subjects {
  readonly all: readonly string[];
  /** This person's own: what is meant when the address names none. */
  readonly own?: string | undefined;
}

export const NO_SUBJECTS: Subjects = { all: [] };

/** The kinds that every workflow has: an agency that was asked, a partner, a message that did not arrive, a link to another case. */
export const usualSubjects = (kind: string, { state, actor }: SubjectsAsked): Subjects => {
  switch (kind) {
    case 'agency': {
      const all = state.requests.map(({ agency }) => agency);
      return { all, own: actor.posts.map(({ agency }) => agency).find((agency) => all.includes(agency)) };
    }
    case 'partner':
      return { all: PartnerId.options, own: actor.posts.find(({ partner }) => partner !== undefined)?.partner };
    case 'link':
      return { all: state.links.map(({ id }) => id) };
    case 'redacted-copy':
      return { all: state.redactedCopies.map(({ number }) => `${number}`) };
    case 'message':
      return { all: state.troubles.map(({ key }) => key) };
    default:
      return NO_SUBJECTS;
  }
};
