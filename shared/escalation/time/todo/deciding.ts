import { SIDES } from '../../state/facts.ts';
import { stageNow } from '../standing.ts';
import { decidersOf, inTime, MANAGER, ownersOf, postOwner, type Tasked, task } from './own.ts';
import { onceSpoken } from './resolving.ts';

/** The top stages: whoever decides or helps, and what the sides bring them (ESC-4, ESC-7, ESC-8, ESC-9). */
export const decisionTasks: Tasked = (state, context) => {
  const stage = stageNow(state, context);
  const about = inTime(state, context);
  const deciders = decidersOf(state, context);
  switch (stage?.kind) {
    case 'senior-decision':
      return task('record-decision', 'Decide it, and record the decision', deciders, about);
    case 'determination':
      return [
        ...representations(state, context),
        ...task('record-decision', 'Determine it, and record why', deciders, about),
      ];
    case 'mediation':
      return [
        ...task('record-discussion', 'Help both sides to agree, and record it', deciders, {
          ...about,
          subject: state.stage,
        }),
        ...onceSpoken(state, context),
      ];
    case 'panel': {
      const convener = [postOwner(stage.panel?.convenedBy, context)];
      if (state.panel === undefined) return task('convene-panel', 'Convene the resolution panel', convener, about);
      return [
        ...representations(state, context),
        ...task('record-decision', 'Record the decision of the panel', convener, about),
      ];
    }
    case 'noted':
      return state.enforcementNoted
        ? task('record-discussion', 'Record what came of it', [MANAGER, ...ownersOf('raising', state, context)], {
            subject: state.stage,
          })
        : task('note-enforcement', 'Note the Secretary of State’s power of enforcement', [MANAGER], about);
    default:
      return [];
  }
};

const representations: Tasked = (state, context) =>
  SIDES.filter((side) => !state.representations.includes(side)).flatMap((side) =>
    task('make-representation', 'Say what your side wants to be heard on', ownersOf(side, state, context), {
      ...inTime(state, context),
      subject: side,
    }),
  );
