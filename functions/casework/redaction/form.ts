import type { Answers, Item } from '#forms/engine/definition.ts';
import type { Choice } from '#forms/engine/fields.ts';
import type { CaseDocuments, Copying, Look } from '#functions/casework/face.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { type RedactedCopy, RedactionEvent } from '#shared/casework/redaction/copies.ts';
import { removalsIn } from '#shared/casework/redaction/decide.ts';
import { BAR } from '#shared/casework/redaction/taken-out.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { type Dossier, type DossierPorts, dossierOf, latest, type Typed } from '../dossier/dossier.ts';
import { dateInWords } from '../dossier/when.ts';
import type { FormContext } from '../forms/context.ts';
import { type Blocks, knownBlocks } from '../forms/known.ts';
import { type Found, isPrepared, madeCopy, redact, withProtected } from './copy.ts';
import { copyName } from './document.ts';
import { foundRows, inLines } from './found.ts';
import { copyForInWords } from './words.ts';

/** Somebody at one of the forms about copies. */
export interface AtCopies extends DossierPorts, Pick<Look, 'face'> {
  readonly form: string;
  readonly record: CaseRecord;
  readonly actor: Actor;
  /** Which copy is checked. */
  readonly subject?: string | undefined;
  /** What the draft says so far. */
  readonly answers?: Answers | undefined;
}

/** What a case brings to a form about copies, besides what its workflow brings: the same in every workflow. */
export const withCopies = async (brings: FormContext, at: AtCopies): Promise<FormContext> => {
  const documents = await at.face.documents();
  if (documents.copies === undefined) return brings;
  const standing = { ...at, dossier: await dossierOf(at, at.face, at.record), documents, copies: documents.copies };
  return {
    ...brings,
    options: { ...brings.options, 'documents-of-case': offered(standing) },
    known: async (names) => ({ ...(await brings.known(names)), ...(await knownBlocks(BLOCKS, standing, names)) }),
    prefill: () => Promise.resolve(at.form === 'prepare-redacted-copy' ? { words: listed(standing) } : {}),
  };
};

interface Standing extends AtCopies {
  readonly dossier: Dossier;
  readonly documents: CaseDocuments<CaseState, Typed>;
  readonly copies: Copying<CaseState, Typed>;
}

/** The documents that this person may have and that can be made today. */
const offered = ({ dossier, documents, copies, actor }: Standing): readonly Choice[] =>
  copies.titles(dossier.state).flatMap(([value, label]) => {
    const document = documents.named(value);
    const may = document?.mayHave(dossier.state, actor, dossier.context.now).ok === true;
    return may && document.make(dossier) !== undefined ? [{ value, label }] : [];
  });

const MOST_WORDS = 60;

/** Begins with what the last copy took out and with what the case protects, so that each can be given its words. */
const listed = ({ dossier, copies }: Standing): readonly Item[] => {
  const last = dossier.events.map(({ event }) => RedactionEvent.safeParse(event).data).findLast(isPrepared);
  const removals = withProtected(isPrepared(last) ? last.removals : [], copies.protects(dossier));
  return removals.slice(0, MOST_WORDS).map(({ word, instead, everywhere }) => ({
    wordOut: word,
    ...(instead === BAR ? { putInstead: 'bar' } : { putInstead: 'words', insteadWords: instead }),
    ...(everywhere ? { everywhere } : {}),
  }));
};

const copyOf = ({ dossier, subject }: Standing): RedactedCopy | undefined =>
  dossier.state.redactedCopies.find(({ number }) => `${number}` === subject);

const titleOf = ({ dossier, copies }: Standing, document: unknown): string =>
  copies.titles(dossier.state).find(([name]) => name === document)?.[1] ?? 'the document';

/** The copy that is checked, or what the copy would be as the draft stands. Nobody is shown what they may not have whole. */
const made = (standing: Standing): Found | undefined => {
  const { dossier, documents, copies, actor, answers = {} } = standing;
  const copy = copyOf(standing);
  const name = copy?.document ?? answers['document'];
  const document = typeof name === 'string' ? documents.named(name) : undefined;
  if (document?.mayHave(dossier.state, actor, dossier.context.now).ok !== true) return undefined;
  if (copy !== undefined) return madeCopy(dossier, documents, copy);
  const now = document.make(dossier);
  return now === undefined ? undefined : redact(now, removalsIn(answers), copies.protects(dossier));
};

const BLOCKS: Blocks<Standing> = {
  'names-taken-out': ({ dossier, copies }) =>
    Promise.resolve({
      heading: 'Names that the case protects',
      rows: [
        {
          label: 'Always taken out',
          value: inLines(
            copies.protects(dossier).map(({ word }) => word),
            'None. The case protects no names, so everything that must not stand in the copy has to be listed here.',
          ),
        },
      ],
    }),
  'copy-found': (standing) => {
    const found = made(standing);
    const heading = `What was found in ${titleOf(standing, copyOf(standing)?.document ?? standing.answers?.['document'])}`;
    return Promise.resolve({ heading, rows: found === undefined ? [] : foundRows(found), open: true });
  },
  'copy-to-check': (standing) => {
    const copy = copyOf(standing);
    if (copy === undefined) return Promise.resolve({ heading: 'The copy', rows: [] });
    const prepared = latest(standing.dossier, 'prepare-redacted-copy', `${copy.number}`) ?? {};
    return Promise.resolve({
      heading: `Redacted copy ${copy.number}`,
      rows: [
        { label: 'Document', value: titleOf(standing, copy.document) },
        { label: 'It is', value: `${copyForInWords(copy.copyFor)}: ${String(prepared['recipient'])}` },
        { label: 'On the basis of', value: String(prepared['basis']) },
        { label: 'Made from the record of', value: dateInWords(londonDate(copy.preparedAt)) },
      ],
      way: {
        text: `Read redacted copy ${copy.number}`,
        href: `/documents/${standing.record.caseId}/${copyName(copy.number)}`,
      },
    });
  },
};
