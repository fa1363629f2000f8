import { timeInWords } from '#functions/casework/dossier/when.ts';
import { masked } from '#functions/casework/rendering/masking.ts';
import type { Document } from '#functions/casework/rendering/model.ts';
import { CLASSIFICATION } from '#functions/casework/rendering/usual.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { pseudonyms } from '../dossier/pseudonyms.ts';
import { people, proceedings, reviewActions, submission } from './afterwards.ts';
import { decision, localCriteria, localReview, nationalCriteria } from './judgement.ts';
import { children, header, incident, participation } from './particulars.ts';
import { earlierLearning, episodes, family, immediateAction, involvement, livedExperience } from './story.ts';

/** The rapid review report, in eighteen sections, from what is in the ledger. Children go by a letter, never by name. */
export const reportOf = (dossier: Dossier): Document => {
  const { record, state, context } = dossier;
  const called = pseudonyms(dossier);
  const unfinished = state.sections['report'] === undefined || state.decision === undefined;
  return masked(
    {
      title: 'Rapid review report',
      classification: CLASSIFICATION,
      reference: record.reference,
      partnership: context.arrangement.partnership,
      lines: [
        `Reference ${record.reference}. Made on ${timeInWords(context.now)} from what had been recorded by then.`,
        ...(unfinished ? ['Draft: the report is not finished, or the three partners have not decided.'] : []),
      ],
      sections: [
        header(dossier),
        children(dossier, called),
        incident(dossier),
        participation(dossier),
        livedExperience(dossier),
        family(dossier),
        involvement(dossier),
        episodes(dossier),
        earlierLearning(dossier),
        immediateAction(dossier),
        localCriteria(dossier),
        nationalCriteria(dossier),
        decision(dossier),
        localReview(dossier),
        reviewActions(dossier),
        people(dossier),
        proceedings(dossier),
        submission(dossier),
      ],
    },
    called,
  );
};
