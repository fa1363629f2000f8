import { describe, expect, it } from 'vitest';
import { type Linked, linkCase, unlinkCase } from '#shared/casework/links/decide.ts';
import { type CaseLink, linksAfter } from '#shared/casework/links/link.ts';
import { linkRows } from '#shared/casework/links/rows.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';
import { PureCase } from '#test/support/pure-case.ts';

const OTHER = { caseId: CaseId.parse('c00000000000000000002'), reference: 'BRE-2222-2222' };
const AT = Instant.parse('2026-06-15T09:00:00.000Z');
const context = new PureCase('brent', '2026-06-15T10:00').context();
const naming = (named: Context['named']): Context => ({ ...context, ...(named === undefined ? {} : { named }) });
const here = { linkKind: 'sibling', heldBy: 'here', ourReference: 'bre-2222-2222', linkReason: 'One household' };
const elsewhere = {
  linkKind: 'earlier-review',
  heldBy: 'elsewhere',
  theirAuthority: 'The next borough',
  theirReference: 'NXT 2019-4',
  ourPart: 'None',
};
const nothing: Linked = { links: [] };

/** The links after an answer was given; the reason of its refusal where it was refused. */
const given = (state: Linked, answers: object, named?: Context['named']): readonly CaseLink[] | string => {
  const decided = linkCase(state, { ...answers }, naming(named));
  if (!decided.ok) return decided.error.reason;
  const by = { person: 'p1', name: 'Somebody', post: 'business-manager' };
  return linksAfter(state.links, { seq: state.links.length + 5, at: AT, by, event: decided.value[0] });
};
const linked = (...steps: readonly (readonly [answers: object, named?: Context['named']])[]): Linked => {
  let state = nothing;
  for (const [answers, named] of steps) {
    const links = given(state, answers, named);
    if (typeof links === 'string') throw new Error(links);
    state = { links };
  }
  return state;
};

describe('linking a case', () => {
  it('keeps which case of this borough it is, by the id that was found and not by what was typed', () => {
    expect(given(nothing, here, OTHER)).toEqual([
      {
        id: 'link-5',
        kind: 'sibling',
        here: OTHER.caseId,
        reference: OTHER.reference,
        authority: '',
        at: AT,
        post: 'business-manager',
      },
    ]);
  });

  it('keeps who holds it elsewhere, with a reference or without one', () => {
    expect(given(nothing, elsewhere)).toMatchObject([{ authority: 'The next borough', reference: 'NXT2019-4' }]);
    expect(given(nothing, { ...elsewhere, theirReference: '' })).toMatchObject([{ reference: '' }]);
    const [first] = linked([elsewhere]).links;
    expect(first).not.toHaveProperty('here');
  });

  it('is refused for a case that is not here, itself, or said to be led elsewhere and held here', () => {
    expect(given(nothing, here)).toBe('no-such-case-here');
    expect(given(nothing, here, { caseId: context.caseId, reference: context.reference })).toBe('linked-to-itself');
    expect(given(nothing, { ...here, linkKind: 'another-authority' }, OTHER)).toBe('led-elsewhere');
  });

  it('is refused where a reference of ours is given as another area’s, and for a kind there is not', () => {
    expect(given(nothing, { ...elsewhere, theirReference: ' bre-2222-2222' })).toBe('ours-after-all');
    expect(given(nothing, { ...elsewhere, linkKind: 'cousin' })).toBe('incomplete');
  });

  it('is done once: the same case in the same way is refused, in another way it is not', () => {
    expect(given(linked([here, OTHER]), here, OTHER)).toBe('linked-already');
    expect(given(linked([here, OTHER]), { ...here, linkKind: 'earlier-review' }, OTHER)).toHaveLength(2);
    expect(given(linked([elsewhere]), { ...elsewhere, theirReference: 'nxt2019-4 ' })).toBe('linked-already');
    expect(given(linked([elsewhere]), { ...elsewhere, theirReference: 'NXT2019-5' })).toHaveLength(2);
  });

  it('is not done by hand where a contract has linked the two already', () => {
    const begun = { links: [], linkedCase: OTHER.caseId };
    expect(given(begun, { ...here, linkKind: 'began-from' }, OTHER)).toBe('linked-already');
    expect(given(begun, here, OTHER)).toHaveLength(1);
  });

  it('reads answers of the form’s first version as a case held elsewhere', () => {
    expect(given(nothing, { linkKind: 'sibling', theirAuthority: 'The next borough', ourPart: 'None' })).toMatchObject([
      { authority: 'The next borough', reference: '' },
    ]);
  });

  it('in an event from before links were listed changes nothing', () => {
    const event = { type: 'CaseLinked' as const, answers: {}, kind: 'sibling' };
    expect(linksAfter([], { seq: 1, at: AT, by: { person: 'p1', name: 'Somebody' }, event })).toEqual([]);
  });
});

describe('taking a link away', () => {
  const { links } = linked([here, OTHER], [elsewhere]);
  const reason = { unlinkReason: 'another-family', unlinkWords: 'A slip' };

  it('takes that one and leaves the others', () => {
    const away = unlinkCase({ links }, reason, 'link-5');
    if (!away.ok) throw new Error(away.error.reason);
    const [event] = away.value;
    expect(event).toMatchObject({ type: 'CaseUnlinked', link: 'link-5', reason: 'another-family' });
    const left = linksAfter(links, { seq: 9, at: AT, by: { person: 'p1', name: 'Somebody' }, event });
    expect(left.map(({ id }) => id)).toEqual(['link-6']);
  });

  it('is refused for a link that is not there, and without a reason', () => {
    expect(unlinkCase({ links }, reason, 'link-7')).toMatchObject({ error: { reason: 'no-such-link' } });
    expect(unlinkCase({ links }, reason, undefined)).toMatchObject({ error: { reason: 'no-such-link' } });
    expect(unlinkCase({ links }, { unlinkReason: 'because' }, 'link-5').ok).toBe(false);
  });
});

describe('the row that the other case reads', () => {
  it('says how, since when and by which post, and nothing of what was written', () => {
    const { links } = linked([here, OTHER], [elsewhere]);
    expect(linkRows(links)).toEqual([
      {
        register: `links:${OTHER.caseId}`,
        id: 'link-5',
        sortedBy: AT,
        body: { kind: 'sibling', at: AT, post: 'business-manager' },
      },
    ]);
  });

  it('is there for a contract’s link too', () => {
    const at = LondonDate.parse('2026-06-29');
    expect(linkRows([], { caseId: OTHER.caseId, at })).toEqual([
      { register: `links:${OTHER.caseId}`, id: 'contract', sortedBy: at, body: { kind: 'began-from', at, post: '' } },
    ]);
  });
});
