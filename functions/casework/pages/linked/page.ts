import { type Content, type Html, html } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { inset } from '#forms/layouts/parts/marks.ts';
import { linkButton } from '#forms/layouts/parts/ways.ts';
import { noteRead } from '#functions/casework/dossier/looking.ts';
import type { Look } from '#functions/casework/face.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';
import { casePage, shown, stageTag } from '../look.ts';
import { formHref, unanswered } from '../to-do.ts';
import { linksOf, type Shown } from './rows.ts';
import { GROUPS, groupOf, linkedHow } from './words.ts';

/** How a look at a case in the links of another is recorded among its reads. */
export const NAMED = 'named-in-links';

/**
 * `/cases/{caseId}/linked`: every case this one is linked to, or that is linked to it. Who may see the timeline sees the
 * reference and how; where a linked case stands is for whoever may see that case, and a look at it.
 */
export const linkedPage = (look: Look): Promise<HttpResponse> =>
  shown(
    look,
    'timeline',
    async (dossier) => {
      const { ports, asking, record, state, shelf } = look;
      const links = await linksOf(look, dossier);
      const looked = new Map(links.flatMap((link) => (link.sight === 'open' ? [[link.here, link.other.record]] : [])));
      await Promise.all([...looked.values()].map((other) => noteRead(ports, other, asking.actor, NAMED)));
      const now = ports.clock.now();
      const may = (form: string, subject?: string): boolean =>
        shelf.mayAct(state, asking.actor, unanswered(form, subject), now).ok;
      const tables = GROUPS.map(([group, heading]) => {
        const those = links.filter(({ kind }) => groupOf(kind) === group);
        return those.length > 0 && table(heading, columns(look, may), those);
      });
      const body = html`${links.length === 0 && html`<p class="govuk-body">This case is linked to no other.</p>`}${tables}${
        links.some(({ sight }) => sight === 'conflicted') && inset(CONFLICTED)
      }${may('link-case') && linkButton('Link this case to another', formHref(record.caseId, 'link-case'), 'secondary')}`;
      return casePage(look, 'Linked cases', '/linked', body);
    },
    { what: 'linked' },
  );

const CONFLICTED =
  'You have declared a conflict of interest in a case that is linked to this one. Which it is, and where it stands, is not shown to you.';

interface Column {
  readonly heading: string;
  readonly cell: (link: Shown) => Content;
}

const columns = ({ record }: Look, may: (form: string, subject?: string) => boolean): readonly Column[] => [
  { heading: 'Case', cell: caseCell },
  {
    heading: 'How it is linked',
    cell: ({ kind, side, why }) => html`${linkedHow(kind, side)}${why !== '' && html`<br>${why}`}`,
  },
  { heading: 'Stage', cell: stageCell },
  { heading: 'Since, and by whom', cell: ({ since, by }) => html`${since}${by !== '' && html`<br>${by}`}` },
  {
    heading: 'Change',
    cell: (link) =>
      link.id !== undefined && may('unlink-case', link.id)
        ? html`<a class="govuk-link" href="${formHref(record.caseId, 'unlink-case', link.id)}">Take away<span class="govuk-visually-hidden"> the link to ${nameOf(link)}</span></a>`
        : link.side === 'theirs'
          ? 'Made in that case'
          : '',
  },
];

const nameOf = ({ sight, reference, authority }: Shown): string => {
  if (sight === 'conflicted' || (sight === 'closed' && reference === '')) return 'a case not shown to you';
  return reference || authority || 'a case without a reference';
};

const caseCell = (link: Shown): Html => {
  const { authority, reference } = link;
  const name = nameOf(link);
  if (link.sight === 'open')
    return html`<a class="govuk-link" href="/cases/${link.other.record.caseId}">${name}</a><br>${link.other.face.title}`;
  return html`${name[0]?.toUpperCase()}${name.slice(1)}${reference !== '' && authority !== '' && html`<br>${authority}`}`;
};

const stageCell = (link: Shown): Content => {
  switch (link.sight) {
    case 'open':
      return stageTag(link.other.state.stage, link.other.face.stages);
    case 'elsewhere':
      return 'Held elsewhere';
    case 'gone':
      return 'Kept no longer';
    case 'closed':
    case 'conflicted':
      return 'Not shown to you';
  }
};
