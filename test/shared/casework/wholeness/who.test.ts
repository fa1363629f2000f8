import { describe, expect, it } from 'vitest';
import { Role } from '#shared/boroughs/arrangement.ts';
import { Actor } from '#shared/casework/actor.ts';
import { authorise, type Permit, type Standing } from '#shared/casework/authorise.ts';
import { permits as ofDisagreements } from '#shared/escalation/authorisation.ts';
import { stages as stagesOfDisagreements } from '#shared/escalation/stages.ts';
import { permits as ofReviews } from '#shared/practice-review/authorisation.ts';
import { stages as stagesOfReviews } from '#shared/practice-review/stages.ts';
import { permits as ofIncidents } from '#shared/rapid-review/authorisation.ts';
import { stages as stagesOfIncidents } from '#shared/rapid-review/stages.ts';
import { permits as ofKeeping } from '#shared/retention/authorisation.ts';
import { stages as stagesOfKeeping } from '#shared/retention/stages.ts';

const holder = (role: Role): Actor =>
  Actor.parse({
    person: 'somebody',
    name: 'Somebody',
    address: '',
    posts: [{ post: 'a-post', title: 'A post', agency: 'elsewhere', roles: [role] }],
  });

const standing = (stage: string, change: Partial<Standing> = {}): Standing => ({
  stage,
  conflicted: false,
  confidential: true,
  isReferrer: false,
  askedAgencies: [],
  isReviewer: false,
  ownerOf: () => undefined,
  ...change,
});

/** Parts that somebody sees of the whole case; an own return is a part of the returns. */
const wholeParts = (permits: readonly Permit[]): readonly string[] => [
  ...new Set(
    permits
      .filter(({ action, relation }) => action.startsWith('view:') && relation === 'any')
      .map(({ action }) => action),
  ),
];

describe.each([
  ['a serious incident', ofIncidents, stagesOfIncidents],
  ['a practice review', ofReviews, stagesOfReviews],
  ['a disagreement', ofDisagreements, stagesOfDisagreements],
  ['the keeping of a record', ofKeeping, stagesOfKeeping],
])('who may take away the whole record of %s', (_, permits, stages) => {
  it('sees every part of it, at every stage', () => {
    const missing = Role.options.flatMap((role) =>
      stages.flatMap(({ id }) => {
        const may = (action: string) => authorise(permits, holder(role), action, standing(id)).ok;
        return may('view:export')
          ? wholeParts(permits)
              .filter((action) => !may(action))
              .map((action) => [role, id, action])
          : [];
      }),
    );
    expect(missing).toEqual([]);
    expect(wholeParts(permits).length).toBeGreaterThan(3);
  });

  it('is the business manager alone, and none with a conflict of interest', () => {
    for (const { id } of stages) {
      const may = Role.options.filter((role) => authorise(permits, holder(role), 'view:export', standing(id)).ok);
      expect([id, may]).toEqual([id, ['business-manager']]);
      for (const role of Role.options)
        expect(authorise(permits, holder(role), 'view:export', standing(id, { conflicted: true })).ok).toBe(false);
    }
  });
});
