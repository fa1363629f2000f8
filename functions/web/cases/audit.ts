import { gzipSync } from 'node:zlib';
import { noteRead } from '#functions/casework/dossier/looking.ts';
import type { Look } from '#functions/casework/face.ts';
import { casePage, notShown, sees } from '#functions/casework/pages/look.ts';
import { auditHtml } from '#functions/casework/pages/proof/audit.ts';
import { heldToInWords } from '#functions/casework/pages/proof/held-to.ts';
import { type Verified, verified } from '#functions/casework/verified.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';
import { notFoundPage } from '#functions/web/common/asking.ts';
import { exportOf } from '#shared/casework/wholeness/export.ts';
import { EXPORT_PART } from '#shared/casework/wholeness/who.ts';

const AUDIT = 'audit';
const FILE = 'audit.jsonl';

/** `/cases/{caseId}/audit`: whether the record is whole as of now, where its chain ends, and the way to all of it. */
export const auditPage = (look: Look): Promise<HttpResponse> =>
  whole(look, 'timeline', AUDIT, (found) => {
    const { ports, record, face } = look;
    const arrangement = ports.arrangements.version(ports.borough, record.pins.arrangementVersion);
    const content = auditHtml(found, {
      now: ports.clock.now(),
      heldTo: heldToInWords(record.pins, face.title, arrangement),
      exportHref: sees(look)(EXPORT_PART) ? `/cases/${record.caseId}/${FILE}` : undefined,
    });
    return casePage(look, 'Audit', `/${AUDIT}`, content);
  });

/** `/cases/{caseId}/audit.jsonl`: the ledger as a file, as it stands, also when it is not whole. */
export const exportFile = (look: Look): Promise<HttpResponse> =>
  whole(look, EXPORT_PART, FILE, ({ record, events }) => {
    const { ports, asking } = look;
    const by = asking.actor.posts[0]?.post ?? 'none';
    const text = exportOf(record, events, { at: ports.clock.now(), by });
    return fileOf(`${record.reference.toLowerCase()}-version-${record.version}.jsonl`, text);
  });

/** Reads the case whole for whoever sees a part, and records that they looked; to anybody else, why not. */
const whole = async (
  look: Look,
  part: string,
  what: string,
  show: (found: Verified) => HttpResponse,
): Promise<HttpResponse> => {
  const { ports, asking, record, state, shelf } = look;
  const may = shelf.mayView(state, asking.actor, part, undefined, ports.clock.now());
  if (!may.ok) return notShown(look, may.error);
  const found = await verified(ports.ledger, record.caseId);
  if (found === undefined) return notFoundPage(asking);
  await noteRead(ports, record, asking.actor, what);
  return show(found);
};

/** An answer may hold six million bytes, escaped: a record longer than this goes packed, as a file that says so. */
const MOST_UNPACKED = 2_000_000;

const fileOf = (name: string, text: string): HttpResponse => {
  const long = Buffer.byteLength(text) > MOST_UNPACKED;
  return {
    status: 200,
    headers: {
      'content-type': long ? 'application/gzip' : 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="${name}${long ? '.gz' : ''}"`,
    },
    body: long ? gzipSync(text) : text,
  };
};
