import { type Html, html } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { pagination } from '#forms/layouts/parts/ways.ts';
import { dayInWords } from '#functions/casework/dossier/when.ts';
import { stageTag } from '#functions/casework/pages/look.ts';
import { type Faced, faced } from '#functions/web/faces.ts';
import type { FormsPorts } from '#functions/web/forms/ports.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { RegisterPage } from '#shared/casework/ledger.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** Which list of records: those that are kept, by their last day; or those that are gone. */
export type KeptFilter = 'kept' | 'disposed';

const REGISTERS: Readonly<Record<KeptFilter, string>> = { kept: 'records-kept', disposed: 'records-disposed' };
const CAPTIONS: Readonly<Record<KeptFilter, string>> = {
  kept: 'Records by the last day on which they are kept, the nearest first',
  disposed: 'Records that were destroyed, the earliest first',
};

interface Row {
  readonly listed: RegisterPage['rows'][number];
  readonly found: Faced;
}

/** The body of `/cases?show=kept` and `show=disposed`: only what this person may see of each. */
export const keptHtml = async (
  { ledger, clock }: Pick<FormsPorts, 'ledger' | 'clock'>,
  actor: Actor,
  filter: KeptFilter,
  limit: number,
  after: string | undefined,
): Promise<Html> => {
  const { rows, next } = await ledger.register(REGISTERS[filter], limit, after);
  const seen = await Promise.all(
    rows.map(async (listed): Promise<readonly Row[]> => {
      const record = await ledger.load(listed.caseId);
      const found = record && (await faced(record));
      return found?.shelf.mayView(found.state, actor, 'overview', undefined, clock.now()).ok === true
        ? [{ listed, found }]
        : [];
    }),
  );
  const on = (mark: string): string => `/cases?${new URLSearchParams({ show: filter, after: mark }).toString()}`;
  return html`${
    seen.flat().length === 0
      ? html`<p class="govuk-body">There are none.</p>`
      : table(
          CAPTIONS[filter],
          [
            {
              heading: 'Record',
              cell: ({ listed: { caseId, reference } }: Row) =>
                html`<a class="govuk-link" href="/cases/${caseId}">${reference}</a>`,
            },
            { heading: 'Of case', cell: ({ listed }) => textOf(listed, 'reference') },
            { heading: 'Stage', cell: ({ found }) => stageTag(found.state.stage, found.face.stages) },
            { heading: 'Hold', cell: ({ listed }) => (listed.row.body['held'] === true ? tag('Held', 'red') : 'None') },
            {
              heading: filter === 'kept' ? 'Kept until the end of' : 'Destroyed on',
              cell: ({ listed }) => dayOf(textOf(listed, filter === 'kept' ? 'keepUntil' : 'disposedOn')),
            },
          ],
          seen.flat(),
        )
  }${pagination({ ...(next === undefined ? {} : { next: on(next) }), ...(after === undefined ? {} : { previous: `/cases?show=${filter}` }) })}`;
};

const textOf = ({ row }: Row['listed'], name: string): string => String(row.body[name] ?? '');

const dayOf = (text: string): string => {
  const day = LondonDate.safeParse(text);
  return day.success ? dayInWords(day.data) : 'Case still open';
};
