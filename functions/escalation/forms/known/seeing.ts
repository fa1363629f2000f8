import { sidesOf } from '#shared/escalation/authorisation.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import type { Standing } from '../standing.ts';

/** Whether whoever fills in the form may read what was written: a form shows nothing that the pages would not. */
export const mayRead = ({ state, actor, now }: Pick<Standing, 'state' | 'actor' | 'now'>): boolean =>
  escalationShelf.mayView(state, actor, 'record', undefined, now).ok;

/** What a worker asked for in confidence is for their own side. */
export const isOfRaisingSide = ({ state, actor }: Pick<Standing, 'state' | 'actor'>): boolean =>
  sidesOf(state, actor).includes('raising');
