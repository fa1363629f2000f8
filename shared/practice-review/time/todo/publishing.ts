import type { Context, Task } from '#shared/casework/workflow.ts';
import type { PracticeReview } from '../../state/state.ts';
import { latestSending } from '../clocks.ts';
import { chairOf, MANAGER, type Tasked, task } from './own.ts';

/** Everything between an approved report and a published one (LCSPR-10 to LCSPR-17). */
export const publicationTasks: Tasked = (state, context) =>
  state.stage === 'preparing' ? preparing(state, context) : releasing(state, context);

const preparing = (state: PracticeReview, context: Context): readonly Task[] => {
  const { publishOn, publication, impactConsidered, mediaPlanned, redactionChecked } = state;
  const dueDate = publishOn === undefined ? undefined : latestSending(publishOn, context);
  const about = { dueDate, clock: 'pre-publication' } as const;
  const ready = publication !== undefined && impactConsidered && mediaPlanned && redactionChecked;
  return [
    ...(impactConsidered
      ? []
      : [
          task('impact-on-family', 'Consider what publication means for the child and family', chairOf(context), about),
        ]),
    ...(publication === undefined
      ? [task('publication-plan', 'Plan what is published, and when', MANAGER, about)]
      : []),
    ...(mediaPlanned ? [] : [task('media-plan', 'Agree the media plan and who may speak', MANAGER, about)]),
    ...(publication !== undefined && !redactionChecked
      ? [task('redaction-check', 'Check that no protected name is left in', chairOf(context), about)]
      : []),
    ...(ready
      ? [task('send-copies', 'Send copies to the Panel, the Secretary of State and Ofsted', MANAGER, about)]
      : []),
  ];
};

const releasing = (state: PracticeReview, context: Context): readonly Task[] => {
  const owing = state.comments.filter(({ answeredAt }) => answeredAt === undefined);
  if (owing.length > 0) {
    return owing.map(({ id }) =>
      task('answer-comment', 'Answer a comment on the publication', chairOf(context), {
        subject: id,
        dueDate: state.publishOn,
      }),
    );
  }
  const { releasedBy } = context.arrangement.practiceReview;
  const first = releasedBy.includes('business-manager') ? 'business-manager' : releasedBy[0];
  const about = { dueDate: state.publishOn, clock: 'practice-review' } as const;
  if (state.release === undefined) {
    return first === undefined
      ? []
      : [task('publish-report', 'Release the publication: first signature', { kind: 'role', role: first }, about)];
  }
  // Whoever signed first is refused by the rule of two; everybody else who may release is offered it.
  return releasedBy.map((role) =>
    task(
      'publish-report',
      'Release the publication: second signature',
      { kind: 'role', role },
      { ...about, apart: role },
    ),
  );
};
