import type { CaseDocuments } from '#functions/casework/face.ts';
import { namesLeft } from '#functions/casework/rendering/masking.ts';
import { copySheetPage } from '#functions/rapid-review/pages/copy-sheet-page.ts';
import type { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';
import { documentNamed } from './documents.ts';
import { childrensNames } from './dossier/childrens-names.ts';
import { pseudonyms } from './dossier/pseudonyms.ts';
import { titlesOf } from './titles.ts';

/** The documents of a serious incident, by their addresses. */
export const documents: CaseDocuments<RapidReview, RapidReviewEvent> = {
  named: (name) => {
    const found = documentNamed(name);
    if (found === undefined) return undefined;
    return {
      ...found,
      // An agency's return is its own account, in which children go by name.
      namesLeft: (dossier, document) => (name.startsWith('return/') ? [] : namesLeft(document, pseudonyms(dossier))),
    };
  },
  copies: {
    titles: titlesOf,
    protects: (dossier) => childrensNames(pseudonyms(dossier)),
  },
  page: (ports, asking, record, name) => (name === 'copy-sheet' ? copySheetPage(ports, asking, record) : undefined),
};
