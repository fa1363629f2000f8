import type { Look } from '#functions/casework/face.ts';
import type { Asking } from '#functions/web/common/asking.ts';
import { faced } from '#functions/web/faces.ts';
import type { FormsPorts } from '#functions/web/forms/ports.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';

/** One person before one case, with the pages of its workflow. Nothing of it has been shown yet. */
export const lookAt = async (ports: FormsPorts, asking: Asking, record: CaseRecord): Promise<Look> => {
  const found = await faced(record);
  return { ...found, ports, asking, pages: await found.face.pages() };
};
