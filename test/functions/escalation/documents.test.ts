import { describe, expect, it } from 'vitest';
import { textsOf } from '#functions/casework/rendering/model.ts';
import { escalationDocuments } from '#functions/escalation/documents/documents.ts';
import { reading } from '#functions/escalation/dossier/reading.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { confirmed, done, movedTo, OTHER_LEAD, raised, settled, WARD } from '#test/support/disagreement-story.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { compiledForm } from '../../../build/compiled/forms.js';
import { recordOf } from './looking.ts';

/** Every word of a document, in its order; undefined while there is none. */
const words = (story: PureDisagreement, name: string): string | undefined => {
  const document = escalationDocuments.named(name)?.make({
    record: recordOf(story),
    state: story.state,
    context: story.context(),
    events: story.events,
    formNamed: (form) => compiledForm(form)?.form,
    shelf: escalationShelf,
    reading,
  });
  return document?.sections.flatMap(({ title, ...section }) => [title, ...textsOf({ title, ...section })]).join('\n');
};

describe('the record of a disagreement, for a case record (ESC-10, ESC-11)', () => {
  it('tells the matter, each stage, each talk with who took part, and the outcome with who has confirmed it', () => {
    const story = movedTo(raised(), 2);
    settled(story, { raisingView: 'Not safe without a plan', outcome: 'Two visits' });
    done(story, WARD, 'confirm-outcome', {}, 'raising');
    const record = words(story, 'escalation-record') ?? '';
    expect(record).toMatch(/The plan was ended/);
    expect(record).toMatch(/Stage one: [^\n]*\n[\s\S]*Moved up/);
    expect(record).toMatch(/Discussion, Stage two[\s\S]*Not safe without a plan[\s\S]*Two visits/);
    expect(record).toMatch(/Confirmed in writing by Royal Free[^\n]*\n20 May 2026[\s\S]*Family Services\nNot yet/);
  });

  it('keeps what a side would not accept, and what was not carried out, in its own words', () => {
    const story = settled(raised());
    done(story, OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: 'We agreed to one visit' }, 'receiving');
    confirmed(settled(story));
    done(story, WARD, 'not-carried-out', { what: 'Nobody came', reasons: 'She is alone again' }, 'raising');
    const record = words(story, 'escalation-record') ?? '';
    expect(record).toMatch(/not accepted as recorded, Barnet[\s\S]*We agreed to one visit/);
    expect(record).toMatch(/not carried out, Royal Free[\s\S]*Nobody came[\s\S]*She is alone again/);
  });
});

describe('the confirmation in writing', () => {
  it('is there once there is an outcome, with each side in its own words, and no words for a side that has said nothing', () => {
    const story = raised();
    expect(words(story, 'confirmation')).toBeUndefined();
    settled(story);
    done(story, WARD, 'confirm-outcome', { what: 'Two visits a week' }, 'raising');
    const half = words(story, 'confirmation') ?? '';
    expect(half).toMatch(/Royal Free[\s\S]*Two visits a week/);
    expect(half).toMatch(/Family Services[\s\S]*Not yet/);
  });
});
