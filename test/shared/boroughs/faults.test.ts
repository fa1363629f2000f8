// biome-ignore-all format: a mistake a line reads as a table
import { describe, expect, it } from 'vitest';
import { parseArrangement } from '#shared/boroughs/parse.ts';
import { changed, WEXMOOR_PATH, wexmoorProtocols, wexmoorText } from './wexmoor.ts';

interface Planted {
  readonly mistake: string;
  readonly changes: readonly (readonly [string, string])[];
  /** Every fault it must bring, and no other: path, words, remedy. */
  readonly faults: readonly (readonly [string, RegExp, RegExp])[];
}

const BAD_STEP = "does: chase-acknowledgement, clock: rapid-review, workingDay: 2, at: '10:00'";

const references: readonly Planted[] = [
  { mistake: 'a partner led by nobody', changes: [['lead: chief-constable', 'lead: chief-constabel']], faults: [['partners[1].lead', /no post "chief-constabel"/, /mean "chief-constable"/]] },
  { mistake: 'a delegate nobody knows', changes: [['delegate: chief-nurse', 'delegate: somebody-else']], faults: [['partners[2].delegate', /no post "somebody-else"/, /Add it to posts/]] },
  { mistake: 'an agency led by nobody', changes: [['lead: review-officer', 'lead: reviewing']], faults: [['agencies[1].lead', /no post "reviewing"/, /Add it/]] },
  { mistake: 'a post of no agency', changes: [['title: Head Teacher, agency: schools', 'title: Head Teacher, agency: shcools']], faults: [['posts[16].agency', /no agency "shcools"/, /mean "schools"/]] },
  { mistake: 'a deputy nobody knows', changes: [['deputy: review-officer', 'deputy: review-oficer']], faults: [['posts[3].deputy', /no post "review-oficer"/, /mean "review-officer"/]] },
  { mistake: 'a group chaired by nobody', changes: [['chair: partnership-chair', 'chair: partner-chair']], faults: [['groups[0].chair', /no post "partner-chair"/, /./]] },
  { mistake: 'a member nobody knows', changes: [['[director, head-of-crime, chief-nurse, named-nurse]', '[director, head-of-crime, chief-nurse, named-nurse, ghost]']], faults: [['groups[0].members[4]', /no post "ghost"/, /./]] },
  { mistake: 'a guest nobody knows', changes: [['    quorum:', '    invited: [child-death-nurse]\n    quorum:']], faults: [['groups[0].invited[0]', /no post "child-death-nurse"/, /./]] },
  { mistake: 'a rapid review held by no group', changes: [['group: review-panel', 'group: reveiw-panel']], faults: [['rapidReview.group', /no group "reveiw-panel"/, /mean "review-panel"/]] },
  { mistake: 'a record agreed by nobody', changes: [['  decisionRule:', '  recordAgreedBy: convenor\n  decisionRule:']], faults: [['rapidReview.recordAgreedBy', /no post "convenor"/, /./]] },
  { mistake: 'two posts with one id', changes: [['id: head-teacher', 'id: schools-lead']], faults: [['posts[16].id', /already at posts\[15\]/, /own id/]] },
  { mistake: 'two agencies with one id', changes: [['- { id: council,', '- { id: schools, name: Twice, partner: health, lead: schools-lead, standing: false }\n  - { id: council,']], faults: [['agencies[5].id', /already at agencies\[4\]/, /own id/]] },
  { mistake: 'two steps with one id', changes: [['id: pack', 'id: chase']], faults: [['rapidReview.plan[4].id', /already at rapidReview.plan\[2\]/, /own id/]] },
];

const people: readonly Planted[] = [
  { mistake: 'no notifying officer', changes: [['roles: [notifying-officer, agency-lead, agency-author]', 'roles: [agency-lead, agency-author]']], faults: [['posts', /role notifying-officer .*nobody could notify/, /Give notifying-officer/]] },
  { mistake: 'a notifying officer who leaves', changes: [['roles: [notifying-officer, agency-lead, agency-author]', 'roles: [notifying-officer, agency-lead, agency-author], until: 2026-01-01']], faults: [['posts', /notifying-officer without an end/, /./]] },
  { mistake: 'no business manager', changes: [['roles: [business-manager]', 'roles: [professional]']], faults: [['posts', /business-manager/, /./]] },
  { mistake: 'no director', changes: [['[partner-delegate, director-of-childrens-services]', '[partner-delegate]']], faults: [['posts', /director-of-childrens-services/, /./]] },
  { mistake: 'nobody for operations', changes: [['roles: [ops]', 'roles: [professional]']], faults: [['posts', /role ops/, /Give ops/]] },
  { mistake: 'a delegate without the role', changes: [['roles: [partner-delegate], deputy: designated-nurse', 'roles: [group-member], deputy: designated-nurse']], faults: [['partners[2].delegate', /has not the role partner-delegate/, /Add partner-delegate/]] },
  { mistake: 'a lead without the role', changes: [['chief.constable@police.example, roles: [partner-lead]', 'chief.constable@police.example, roles: [professional]']], faults: [['partners[1].lead', /has not the role partner-lead/, /Add partner-lead/]] },
  { mistake: "a delegate from another partner's agency", changes: [['title: Chief Nurse, agency: icb', 'title: Chief Nurse, agency: police'], ['roles: [partner-delegate], deputy: designated-nurse', 'roles: [partner-delegate]']], faults: [['partners[2].delegate', /agency of the police partner/, /agency of the health partner/]] },
  { mistake: 'one person for two partners', changes: [['chief.nurse@icb.example', 'head.of.crime@police.example']], faults: [['posts[5].address', /both the police and the health partner/, /different person/]] },
  { mistake: "a deputy who is another partner's delegate", changes: [['designated.nurse@icb.example', 'Director@wexmoor.example']], faults: [['posts[13].address', /both the local-authority and the health partner/, /./]] },
  { mistake: 'a chair without the role', changes: [['roles: [chair]', 'roles: [group-member]']], faults: [['groups[0].chair', /has not the role chair/, /Add chair/], ['practiceReview.chair', /has not the role chair/, /Add chair/]] },
  { mistake: 'an agency lead without the role', changes: [['designated.nurse@icb.example, roles: [agency-lead]', 'designated.nurse@icb.example, roles: [agency-author]']], faults: [['agencies[2].lead', /has not the role agency-lead/, /Add agency-lead/]] },
  { mistake: 'an agency led from another', changes: [['Schools in Wexmoor, partner: local-authority, lead: schools-lead', 'Schools in Wexmoor, partner: local-authority, lead: named-nurse']], faults: [['agencies[4].lead', /belongs to the agency "hospital"/, /agency is schools/]] },
  { mistake: 'one post as Independent Person and Scrutineer', changes: [['roles: [independent-scrutineer]', 'roles: [independent-scrutineer, independent-person]']], faults: [['posts[7].roles', /cannot be the same person/, /somebody else/]] },
  { mistake: 'one address as Independent Person and Scrutineer', changes: [['roles: [chair]', 'roles: [chair, independent-person]'], ['scrutineer@wexmoor', 'Chair@wexmoor']], faults: [['posts[7].address', /cannot be the same person/, /./]] },
  { mistake: 'a post that is its own deputy', changes: [['deputy: review-officer', 'deputy: head-of-crime']], faults: [['posts[3].deputy', /its own deputy/, /another post/]] },
  { mistake: "a deputy from another partner's agency", changes: [['deputy: review-officer', 'deputy: named-nurse']], faults: [['posts[3].deputy', /another partner's agency, "hospital"/, /same partner/]] },
  { mistake: "an agency lead's deputy from another agency", changes: [['title: Named Nurse, agency: hospital, address: named.nurse@hospital.example,', 'title: Named Nurse, agency: hospital, address: named.nurse@hospital.example, deputy: schools-lead,']], faults: [['posts[14].deputy', /another agency, "schools"/, /agency is hospital/]] },
  { mistake: "nobody who speaks for the child's voice", changes: [[', childsVoice: true', '']], faults: [['agencies', /child's voice/, /childsVoice: true/]] },
  { mistake: 'a post that ends before it begins', changes: [['head.teacher@schools.example,', 'head.teacher@schools.example, from: 2026-02-01, until: 2026-01-01,']], faults: [['posts[16].until', /before it begins/, /Correct the dates/]] },
];

const partners: readonly Planted[] = [
  { mistake: 'a partner who ends', changes: [['lead: icb-chief-executive, delegate: chief-nurse }', 'lead: icb-chief-executive, delegate: chief-nurse, until: 2027-03-31 }']], faults: [['partners[2].until', /no health partner after 2027-03-31/, /who follows/]] },
  { mistake: 'a partner who begins late', changes: [['lead: icb-chief-executive, delegate: chief-nurse }', 'lead: icb-chief-executive, delegate: chief-nurse, from: 2025-05-01 }']], faults: [['partners[2]', /no health partner from 2025-04-01 to 2025-04-30/, /Move `from` back/]] },
  { mistake: 'two of one partner', changes: [['agencies:', '  - { id: health, organisation: Another ICB, lead: icb-chief-executive, delegate: chief-nurse, from: 2026-04-01 }\n\nagencies:']], faults: [['partners[3]', /two health partners on 2026-04-01/, /`until`/]] },
  { mistake: 'a partner missing', changes: [['  - { id: police, organisation: Wexmoor Police, lead: chief-constable, delegate: head-of-crime }\n', '']], faults: [['partners', /There must be at least 3/, /./], ['partners', /The police partner is missing/, /all three/]] },
];

const groups: readonly Planted[] = [
  { mistake: 'a quorum of more than there are', changes: [['members: 4, chair', 'members: 6, chair']], faults: [['groups[0].quorum.members', /quorum is 6, but the chair and members are 5/, /Lower the quorum/]] },
  { mistake: 'a quorum of partners who are not members', changes: [['[director, head-of-crime, chief-nurse, named-nurse]', '[director, named-nurse, safeguarding-manager]'], ['[notifying-officer, agency-lead, agency-author]', '[notifying-officer, agency-lead, group-member]']], faults: [['groups[0].quorum.partners', /needs 2 partners, but only 1 have a member: local-authority/, /Add a member/]] },
  { mistake: 'a member who may not sit', changes: [['named-nurse]', 'named-nurse, head-teacher]']], faults: [['groups[0].members[4]', /no role that lets it sit/, /Add group-member/]] },
  { mistake: 'a member twice', changes: [['named-nurse]', 'named-nurse, director]']], faults: [['groups[0].members[4]', /listed twice/, /once/]] },
  { mistake: 'a member who is also a guest', changes: [['    quorum:', '    invited: [director]\n    quorum:']], faults: [['groups[0].invited[0]', /member and a guest/, /one/]] },
];

const plan: readonly Planted[] = [
  { mistake: 'no request', changes: [['does: request-information', 'does: circulate-pack']], faults: [['rapidReview.plan', /No step does request-information/, /Add a step/]] },
  { mistake: 'nothing when a return is overdue', changes: [['does: return-overdue', 'does: circulate-pack']], faults: [['rapidReview.plan', /No step does return-overdue/, /Add a step/]] },
  { mistake: 'acknowledging after returning', changes: [['acknowledgeBy: 2', 'acknowledgeBy: 6']], faults: [['rapidReview.acknowledgeBy', /acknowledge falls on working day 6, after the return on working day 5/, /Keep the order/]] },
  { mistake: 'acknowledging before being asked', changes: [['id: request, does: request-information, clock: rapid-review, workingDay: 1', 'id: request, does: request-information, clock: rapid-review, workingDay: 3']], faults: [['rapidReview.acknowledgeBy', /request falls on working day 3/, /./], ['rapidReview.plan[2].workingDay', /before the request/, /day 3 or later/]] },
  { mistake: 'returning after the meeting', changes: [['returnBy: 5', 'returnBy: 8'], ['clock: rapid-review, workingDay: 5', 'clock: rapid-review, workingDay: 8']], faults: [['rapidReview.returnBy', /return falls on working day 8, after the meeting/, /./]] },
  { mistake: 'meeting after sign-off', changes: [['signOffBy: 9', 'signOffBy: 6'], ['clock: rapid-review, workingDay: 9', 'clock: rapid-review, workingDay: 6']], faults: [['rapidReview.meetingBy', /meeting falls on working day 7, after the sign-off/, /./]] },
  { mistake: 'sign-off after the fifteen days', changes: [['signOffBy: 9', 'signOffBy: 16'], ['clock: rapid-review, workingDay: 9', 'clock: rapid-review, workingDay: 15']], faults: [['rapidReview.signOffBy', /end of the clock on working day 15/, /./], ['rapidReview.plan[6].workingDay', /signOffBy is 16/, /same day/]] },
  { mistake: 'overdue before it is due', changes: [['clock: rapid-review, workingDay: 5', 'clock: rapid-review, workingDay: 4']], faults: [['rapidReview.plan[3].workingDay', /before the day the return is due on working day 5/, /day 5 or later/]] },
  { mistake: 'a meeting step on another day than the meeting', changes: [['clock: rapid-review, workingDay: 7', 'clock: rapid-review, workingDay: 8']], faults: [['rapidReview.plan[5].workingDay', /meetingBy is 7/, /same day/]] },
  { mistake: 'a step on the wrong clock', changes: [[BAD_STEP, BAD_STEP.replace('clock: rapid-review', 'clock: notify')]], faults: [['rapidReview.plan[2].clock', /counts on the rapid-review clock/, /clock: rapid-review/]] },
  { mistake: 'a warning after the notification was due', changes: [['clock: notify, workingDay: 2', 'clock: notify, workingDay: 6']], faults: [['rapidReview.plan[0].workingDay', /run out on working day 5/, /up to 5/]] },
];

const RELEASERS = 'releasedBy: [business-manager, chair, partner-delegate, director-of-childrens-services]';

const practiceReview: readonly Planted[] = [
  { mistake: 'a review led by nobody', changes: [['practiceReview:\n  chair: partnership-chair', 'practiceReview:\n  chair: partnership-char']], faults: [['practiceReview.chair', /no post "partnership-char"/, /mean "partnership-chair"/]] },
  { mistake: 'a review led by a post that may not', changes: [['practiceReview:\n  chair: partnership-chair', 'practiceReview:\n  chair: manager']], faults: [['practiceReview.chair', /"manager" has not the role chair/, /Add chair/]] },
  { mistake: 'a release that one person could give alone', changes: [[RELEASERS, 'releasedBy: [business-manager]']], faults: [['practiceReview.releasedBy', /only one person holds/, /give one of these to another/]] },
  { mistake: 'a release by one person in two posts', changes: [[RELEASERS, 'releasedBy: [business-manager, communications]'], ['press@wexmoor.example', 'Manager@wexmoor.example']], faults: [['practiceReview.releasedBy', /only one person holds/, /./]] },
  { mistake: 'a release by somebody who leaves', changes: [[RELEASERS, 'releasedBy: [business-manager, chair]'], ['chair@wexmoor.example, roles: [chair]', 'chair@wexmoor.example, roles: [chair], until: 2026-01-01']], faults: [['practiceReview.releasedBy', /only one person holds/, /./]] },
  { mistake: 'a release that nobody could give', changes: [[RELEASERS, 'releasedBy: [agency-author]'], ['[notifying-officer, agency-lead, agency-author]', '[notifying-officer, agency-lead]'], ['roles: [agency-lead, agency-author]', 'roles: [agency-lead]']], faults: [['practiceReview.releasedBy', /nobody holds/, /./]] },
  { mistake: 'a role that releases twice', changes: [[RELEASERS, 'releasedBy: [business-manager, chair, chair]']], faults: [['practiceReview.releasedBy[2]', /listed twice/, /once/]] },
  { mistake: 'a step of the timetable out of its order', changes: [['title: Three partners approve, workingDaysBefore: 17', 'title: Three partners approve, workingDaysBefore: 30']], faults: [['practiceReview.timetable[4].workingDaysBefore', /"approval" is 30 .* "final-report" at 27/, /in their order/]] },
  { mistake: 'two steps of the timetable on one day', changes: [['title: Three partners approve, workingDaysBefore: 17', 'title: Three partners approve, workingDaysBefore: 27']], faults: [['practiceReview.timetable[4].workingDaysBefore', /"approval" is 27/, /./]] },
  { mistake: 'copies within the seven full working days', changes: [['title: Copies to the Panel, workingDaysBefore: 10', 'title: Copies to the Panel, workingDaysBefore: 7']], faults: [['practiceReview.timetable[5].workingDaysBefore', /at least 8/, /./]] },
  { mistake: 'two steps of the timetable with one id', changes: [['id: approval, title', 'id: copies, title']], faults: [['practiceReview.timetable[5].id', /already at practiceReview.timetable\[4\]/, /own id/]] },
  { mistake: 'warnings the wrong way round', changes: [['warnings: [60, 30, 10]', 'warnings: [60, 10, 30]']], faults: [['practiceReview.warnings[2]', /30 working days .* the one at 10/, /furthest first/]] },
  { mistake: 'one warning twice', changes: [['warnings: [60, 30, 10]', 'warnings: [60, 60]']], faults: [['practiceReview.warnings[1]', /60/, /each once/]] },
  { mistake: 'a reply after the answer', changes: [['replyWithin: 5', 'replyWithin: 30']], faults: [['practiceReview.replyWithin', /within 30 .* answers within 25/, /at most returnWithin/]] },
  { mistake: 'copies by link to nobody', changes: [['nationalRoute: by-hand', 'nationalRoute: secure-link']], faults: [['practiceReview.nationalRoute', /recipients.panel, .*recipients.secretaryOfState are blank/, /choose by-hand/]] },
  { mistake: 'an unknown word in the block', changes: [['  accessWarning: 10', '  acessWarning: 10']], faults: [['practiceReview.accessWarning', /missing/, /Add it/], ['practiceReview.acessWarning', /means nothing here/, /mean "accessWarning"/]] },
  { mistake: 'a Secretary of State off the list', changes: [['recipients: {}', 'recipients: { secretaryOfState: office@elsewhere.example }']], faults: [['recipients.secretaryOfState', /not among allowedDomains/, /./]] },
];

const addresses: readonly Planted[] = [
  { mistake: 'an address off the list', changes: [['head.teacher@schools.example', 'head.teacher@scools.example']], faults: [['posts[16].address', /"scools.example" is not among allowedDomains/, /mean "schools.example"/]] },
  { mistake: 'an address on a part of a listed domain', changes: [['head.teacher@schools.example', 'head.teacher@mail.far.schools.example']], faults: [['posts[16].address', /not among allowedDomains/, /./]] },
  { mistake: 'a recipient off the list', changes: [['recipients: {}', 'recipients: { panel: panel@elsewhere.example }']], faults: [['recipients.panel', /not among allowedDomains/, /./]] },
  { mistake: 'a secure link to nobody', changes: [['panelRoute: by-hand', 'panelRoute: secure-link']], faults: [['rapidReview.panelRoute', /recipients.panel is blank/, /choose by-hand/]] },
  { mistake: 'a notice to nobody', changes: [['panelRoute: by-hand', 'panelRoute: by-hand\n  noticeOnNotification: [ofsted]']], faults: [['rapidReview.noticeOnNotification[0]', /recipients.ofsted is blank/, /take ofsted out/]] },
  { mistake: 'a file of another borough', changes: [['borough: wexmoor', 'borough: wexmore']], faults: [['borough', /in the folder "wexmoor"/, /Move the file/]] },
  { mistake: 'a file of another day', changes: [['effectiveFrom: 2025-04-01', 'effectiveFrom: 2025-04-02']], faults: [['effectiveFrom', /named 2025-04-01.yaml/, /Name the file/]] },
];

const schema: readonly Planted[] = [
  { mistake: 'a key mistyped', changes: [['decisionRule: unanimous', 'decisionRule: unanimous\n  panelRuote: by-hand']], faults: [['rapidReview.panelRuote', /means nothing here/, /mean "panelRoute"/]] },
  { mistake: 'a key in a list mistyped', changes: [['deputy: review-officer', 'deputee: review-officer']], faults: [['posts[3].deputee', /means nothing here/, /mean "deputy"/]] },
  { mistake: 'a role that is none', changes: [['roles: [professional]', 'roles: [profesional]']], faults: [['posts[16].roles[0]', /"profesional" is not one of the words/, /mean "professional"/]] },
  { mistake: 'a rule that is none', changes: [['decisionRule: unanimous', 'decisionRule: whoever-shouts']], faults: [['rapidReview.decisionRule', /"whoever-shouts"/, /majority, unanimous/]] },
  { mistake: 'something left out', changes: [['  decisionRule: unanimous\n', '']], faults: [['rapidReview.decisionRule', /missing/, /Add it/]] },
  { mistake: 'a word for a number', changes: [['meetingBy: 7', 'meetingBy: seven']], faults: [['rapidReview.meetingBy', /should be a number/, /Write a number/]] },
  { mistake: 'part of a day', changes: [['meetingBy: 7', 'meetingBy: 7.5']], faults: [['rapidReview.meetingBy', /should be a whole number/, /./], ['rapidReview.plan[5].workingDay', /meetingBy is 7.5/, /./]] },
  { mistake: 'no address at all', changes: [['head.teacher@schools.example', 'the-head']], faults: [['posts[16].address', /"the-head" is not written/, /one e-mail address/]] },
  { mistake: 'two addresses in one', changes: [['head.teacher@schools.example', '"head.teacher@schools.example, other@schools.example"']], faults: [['posts[16].address', /not written/, /one e-mail address/]] },
  { mistake: 'a line break in an address', changes: [['head.teacher@schools.example', '"head.teacher@schools.example\\r\\nBcc: other@schools.example"']], faults: [['posts[16].address', /not written/, /one e-mail address/]] },
  { mistake: 'a day that does not exist', changes: [['head.teacher@schools.example,', 'head.teacher@schools.example, from: 2026-02-30,']], faults: [['posts[16].from', /"2026-02-30" is not written/, /a day that exists/]] },
  { mistake: 'an hour that does not exist', changes: [["targetTime: '16:00'", "targetTime: '25:00'"]], faults: [['counting.targetTime', /"25:00"/, /time of day/]] },
  { mistake: 'too many partners for a quorum', changes: [['partners: 2, members: 4', 'partners: 4, members: 4']], faults: [['groups[0].quorum.partners', /at most 3/, /./], ['groups[0].quorum.partners', /needs 4 partners/, /./]] },
  { mistake: 'an empty title', changes: [['title: Head Teacher', "title: ''"]], faults: [['posts[16].title', /empty/, /./]] },
  { mistake: 'a key the language itself uses', changes: [['decisionRule: unanimous', 'decisionRule: unanimous\n  __proto__: { group: other }']], faults: [['rapidReview.__proto__', /means nothing here/, /./]] },
];

const KEEPING = (block: string): readonly [string, string] => ['recipients:', `retention: ${block}\nrecipients:`];

const keeping: readonly Planted[] = [
  { mistake: 'a role that agrees twice', changes: [KEEPING('{ agreedBy: [partner-delegate, partner-delegate] }')], faults: [['retention.agreedBy[1]', /listed twice/, /once/]] },
  { mistake: 'the manager alone agreeing to what the manager proposes', changes: [KEEPING('{ agreedBy: [director-of-childrens-services] }'), ['director@wexmoor.example', 'manager@wexmoor.example']], faults: [['retention.agreedBy', /the one who proposes it/, /somebody else holds/]] },
  { mistake: 'a rule for no kind of case', changes: [KEEPING('{ rules: { rapid-reviews: { years: 20, source: A schedule, assumed: false } } }')], faults: [['retention.rules.rapid-reviews', /no kind of case called "rapid-reviews"/, /rapid-review, practice-review/]] },
  { mistake: 'a rule of no years', changes: [KEEPING('{ otherwise: { years: 0, source: A schedule, assumed: false } }')], faults: [['retention.otherwise.years', /./, /./]] },
  { mistake: 'somebody agreeing who may not', changes: [KEEPING('{ agreedBy: [ops] }')], faults: [['retention.agreedBy[0]', /./, /./]] },
];

describe('a mistake in the arrangements is told in words, at its place, with what to do', () => {
  it('and the file without a mistake has none', () => {
    expect(parseArrangement(wexmoorText(), WEXMOOR_PATH, wexmoorProtocols())).toMatchObject({ ok: true });
  });
  it.each([...references, ...people, ...partners, ...groups, ...plan, ...practiceReview, ...keeping, ...addresses, ...schema])(
    '$mistake',
    ({ changes, faults }) => {
      const parsed = parseArrangement(changed(...changes), WEXMOOR_PATH, wexmoorProtocols());
      const found = parsed.ok ? [] : parsed.error;
      expect(found.map(({ path, words, remedy }) => [path, words, remedy])).toEqual(
        faults.map(([path, words, remedy]) => [path, expect.stringMatching(words), expect.stringMatching(remedy)]),
      );
    },
  );
  it.each([
    ['everything on one day', [['acknowledgeBy: 2', 'acknowledgeBy: 5'], ['returnBy: 5', 'returnBy: 5']]],
    ['meeting and sign-off on one day', [['signOffBy: 9', 'signOffBy: 7'], ['clock: rapid-review, workingDay: 9', 'clock: rapid-review, workingDay: 7']]],
    ['sign-off on the last day', [['signOffBy: 9', 'signOffBy: 15'], ['clock: rapid-review, workingDay: 9', 'clock: rapid-review, workingDay: 15']]],
    ['a release by two people of one role', [[RELEASERS, 'releasedBy: [partner-delegate]']]],
    ['an answer as soon as the reply', [['replyWithin: 5', 'replyWithin: 25']]],
    ['one person in two posts', [['press@wexmoor.example', 'manager@wexmoor.example']]],
    ['a chair who also scrutinises, where there is no Independent Person', [['roles: [chair]', 'roles: [chair, independent-scrutineer]']]],
    ['a partner who follows another day by day', [['lead: icb-chief-executive, delegate: chief-nurse }', 'lead: icb-chief-executive, delegate: chief-nurse, until: 2026-03-31 }\n  - { id: health, organisation: Another ICB, lead: icb-chief-executive, delegate: chief-nurse, from: 2026-04-01 }']]],
  ] as const)('allows %s', (_, changes) => {
    expect(parseArrangement(changed(...changes), WEXMOOR_PATH, wexmoorProtocols())).toMatchObject({ ok: true });
  });
});
