import type { Look } from '#functions/casework/face.ts';
import { casePage, sees, shown } from '#functions/casework/pages/look.ts';
import { decisionsIn } from '#functions/casework/pages/proof/decisions.ts';
import { decisionsHtml } from '#functions/casework/pages/proof/decisions-html.ts';
import { heldToInWords } from '#functions/casework/pages/proof/held-to.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';
import { notFoundPage } from '#functions/web/common/asking.ts';

/** `/cases/{caseId}/decisions`: what was decided, by whom, why, and under which rules, guidance and arrangements. */
export const decisionsPage = async (look: Look): Promise<HttpResponse> => {
  const { asking, pages, face, record } = look;
  if (pages.decisions === undefined) return notFoundPage(asking);
  const { sections } = pages;
  return shown(
    look,
    'timeline',
    (dossier) => {
      const reads = ({ form, subject }: { form: string; subject: string | undefined }): boolean => {
        const seen = sections.partOf(look, form, subject);
        return sees(look)(seen.part, seen.subject);
      };
      const heldTo = heldToInWords(record.pins, face.title, dossier.context.arrangement);
      const content = decisionsHtml(dossier, decisionsIn(dossier, pages), { heldTo, formOf: sections.formOf, reads });
      return casePage(look, 'Decisions', '/decisions', content);
    },
    { what: 'decisions' },
  );
};
