import type { Document } from '#functions/casework/rendering/model.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A document for Word, as a file named by its reference. What makes it is loaded only now: no other page needs it. */
export const wordFile = async (document: Document): Promise<HttpResponse> => {
  const { wordOf } = await import('#functions/casework/rendering/word.ts');
  const name = `${document.reference}-${document.title}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return {
    status: 200,
    headers: { 'content-type': WORD, 'content-disposition': `attachment; filename="${name}.docx"` },
    body: await wordOf(document),
  };
};
