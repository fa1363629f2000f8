import { describe, expect, it } from 'vitest';
import { messageTable } from '#shared/escalation/messages/table.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { tableIsWalked, type Walk } from '#test/support/walked.ts';
import { ALL, type Line, linesOf, MANAGER, RAISER, raisedAt, TWO, to, top, up } from './told/schedule.ts';
import * as walks from './told/walks.ts';

const WALKS: readonly Walk<PureDisagreement, Line>[] = [
  [
    'a child, to the top and closed',
    walks.toTheTop,
    [
      ...raisedAt('2026-05-20T10:00'),
      ...to('2026-05-20T10:00', 'support-wanted', 'raising-lead'),
      ...to('2026-05-20T11:00', 'support-offered', RAISER),
      ...to('2026-05-20T12:00', 'answered', RAISER),
      ...to('2026-05-20T12:00', 'you-are-named', 'newcomers'),
      // The worker of the other agency, and the contact whom its lead named.
      ...to('2026-05-20T15:00', 'discussion-recorded', RAISER, 'receiving×2'),
      ...to('2026-05-21T09:00', 'stage-soon', RAISER, 'receiving×2'),
      // Nobody is named there yet, so their lead is told, and can say who.
      ...up('2026-05-21T10:00', 'newcomers', 'those-before×2'),
      ...to('2026-05-21T11:00', 'you-are-named', 'newcomers'),
      ...to('2026-05-21T12:00', 'answered', RAISER, 'raising'),
      ...to('2026-05-21T12:30', 'discussion-recorded', ...ALL),
      ...to('2026-05-21T13:00', 'immediate-risk', 'raising-lead'),
      // By the routes: the first office that is one, whatever its line.
      ...to('2026-05-21T13:00', 'raised-with-you-today', 'receiving'),
      ...to('2026-05-21T13:00', 'risk-found', RAISER, 'raising'),
      ...to('2026-05-21T13:30', 'head-of-safeguarding', 'head-of-safeguarding'),
      // Half of what is left of the day, and its end.
      ...to('2026-05-21T18:29', 'stage-soon', ...ALL),
      ...to('2026-05-22T00:00', 'week-over', ...ALL, 'raising-lead', 'receiving-lead', MANAGER),
      ...top('2026-05-22T08:00', 'newcomers-deciding×2', 'those-before×2'),
      ...to('2026-05-22T09:00', 'policy-gap', 'gaps-post'),
      ...to('2026-05-22T09:00', 'outcome-reached', ...ALL),
      ...to('2026-05-22T10:00', 'outcome-confirmed', ...ALL),
      ...to('2026-05-22T10:00', 'partnership-settled', 'board'),
      ...to('2026-05-22T11:00', 'gap-answered', RAISER),
      ...to('2026-05-22T11:00', 'disagreement-closed', ...ALL),
    ],
  ],
  [
    'at immediate risk in the night of a bank holiday, and nobody does anything',
    walks.atNight,
    [
      ...to('2026-05-25T02:30', 'raised-receipt', RAISER),
      ...to('2026-05-25T02:30', 'raised-with-you-today', 'receiving'),
      ...to('2026-05-25T02:30', 'immediate-risk', 'raising-lead'),
      ...to('2026-05-25T03:30', 'head-of-safeguarding', 'head-of-safeguarding'),
      ...to('2026-05-25T03:30', 'head-told-for-you', 'raising-lead'),
      ...to('2026-05-25T13:14', 'stage-soon', ...TWO),
      ...to('2026-05-26T00:00', 'week-over', ...TWO, 'raising-lead', 'receiving-lead', MANAGER),
    ],
  ],
  [
    'the head of safeguarding, told by the service, is not written to again when the lead has told them too',
    walks.toldTwice,
    [
      ...to('2026-05-25T02:30', 'raised-receipt', RAISER),
      ...to('2026-05-25T02:30', 'raised-with-you-today', 'receiving'),
      ...to('2026-05-25T02:30', 'immediate-risk', 'raising-lead'),
      ...to('2026-05-25T03:30', 'head-of-safeguarding', 'head-of-safeguarding'),
      ...to('2026-05-25T03:30', 'head-told-for-you', 'raising-lead'),
    ],
  ],
  [
    'a lead who is the head of safeguarding is told as that',
    walks.byTheHeadsOwn,
    [
      ...to('2026-05-20T10:00', 'raised-receipt', RAISER),
      ...to('2026-05-20T10:00', 'raised-with-you-today', 'receiving×3'),
      ...to('2026-05-20T10:00', 'head-of-safeguarding', 'head-of-safeguarding'),
    ],
  ],
  [
    'left alone at the second stage',
    walks.leftAlone,
    [
      ...raisedAt('2026-05-20T10:00'),
      ...up('2026-05-20T10:30', 'newcomers'),
      ...to('2026-05-20T11:00', 'you-are-named', 'newcomers×2'),
      // Four working days from the 20th end on the 27th, over a bank holiday; the week on the 28th.
      ...to('2026-05-27T09:00', 'stage-soon', ...ALL),
      ...to('2026-05-28T09:00', 'stage-over', ...ALL),
      ...to('2026-05-29T09:00', 'week-over', ...ALL, 'raising-lead', 'receiving-lead', MANAGER),
      ...to('2026-06-01T09:00', 'stage-still-over', ...ALL, 'raising-lead', 'receiving-lead'),
    ],
  ],
  [
    'an agency of another area: nobody there is written to, and whoever speaks with it here stands for it',
    walks.elsewhere,
    [
      ...to('2026-05-20T10:00', 'raised-receipt-elsewhere', RAISER),
      ...to('2026-05-20T10:00', 'raised-elsewhere', MANAGER),
      ...to('2026-05-21T10:00', 'immediate-risk', 'raising-lead'),
      ...to('2026-05-21T10:00', 'risk-found', ...TWO),
      ...to('2026-05-21T10:30', 'head-of-safeguarding', 'head-of-safeguarding'),
      ...to('2026-05-21T12:00', 'discussion-recorded', ...TWO),
      ...to('2026-05-22T00:00', 'area-over', ...TWO, 'raising-lead'),
      ...to('2026-05-27T09:00', 'area-over', ...TWO, 'raising-lead'),
    ],
  ],
  [
    'somebody of the other side stands aside',
    walks.standingAside,
    [...raisedAt('2026-05-20T10:00'), ...to('2026-05-20T11:00', 'conflict-declared', MANAGER)],
  ],
  [
    'raised by somebody too near, who hears no more of it',
    walks.tooNear,
    [
      ...to('2026-05-20T10:00', 'carry-for-a-colleague', 'raising-lead'),
      ...to('2026-05-20T10:00', 'support-wanted', 'raising-lead'),
      ...to('2026-05-20T10:00', 'raised-with-you', 'receiving'),
      ...to('2026-05-20T11:00', 'answered', 'raising'),
    ],
  ],
  [
    'a panel, convened anew, and then nothing to decide',
    walks.panelThenWithdrawn,
    [
      ...raisedAt('2022-03-07T10:00'),
      // The other agency's lead stands for those nobody has named, at both stages; then both leads; then the Convenor.
      ...to('2022-03-07T10:00', 'moved-to-you', 'newcomers×6'),
      ...to('2022-03-07T10:00', 'moved-up', 'raiser×4'),
      ...to('2022-03-07T10:00', 'asked-to-settle', 'newcomers-deciding'),
      ...to('2022-03-07T10:00', 'partnership-told', 'board'),
      ...to('2022-03-08T10:00', 'panel-convened', 'newcomers-deciding×2'),
      ...to('2022-03-08T10:00', 'representations-invited', ...ALL),
      ...to('2022-03-09T10:00', 'representation-made', 'deciding×3'),
      ...to('2022-03-10T10:00', 'panel-convened', 'newcomers-deciding'),
      ...to('2022-03-10T10:00', 'representations-invited', ...ALL),
      // Not to whoever sits on it no more.
      ...to('2022-03-11T10:00', 'representation-made', 'deciding×2'),
      ...to('2022-03-11T11:00', 'disagreement-withdrawn', ...ALL, 'deciding×2', 'board'),
    ],
  ],
  [
    'an adult at risk: three lines, the top, a meeting',
    walks.anAdult,
    [
      ...raisedAt('2026-06-03T10:00'),
      ...up('2026-06-03T10:01', 'newcomers', 'those-before'),
      ...up('2026-06-03T10:02', 'newcomers', 'those-before'),
      ...up('2026-06-03T10:03', 'newcomers', 'those-before'),
      // The manager of the adults board knows of the third line, and does not act.
      ...to('2026-06-03T10:03', 'partnership-told', 'newcomers-told'),
      ...top('2026-06-03T10:04', 'newcomers-deciding×3', 'those-before'),
      ...to('2026-06-04T10:00', 'meeting-convened', 'newcomers-deciding', ...ALL),
      // The lead of those who raised it acts here too, and has one letter.
      ...to('2026-06-04T11:00', 'immediate-risk', 'raising-lead'),
      ...to('2026-06-04T11:00', 'raised-with-you-today', 'receiving'),
      ...to('2026-06-04T11:00', 'risk-found', RAISER, 'deciding×3'),
      ...to('2026-06-04T11:10', 'head-of-safeguarding', 'head-of-safeguarding'),
      ...to('2026-06-04T11:20', 'you-are-named', 'newcomers-deciding'),
    ],
  ],
  [
    'between the partners: determined, not carried out, the power noted',
    walks.partners,
    [
      ...raisedAt('2026-06-01T10:00'),
      // The third partner.
      ...to('2026-06-01T10:00', 'asked-to-settle', 'newcomers-deciding'),
      // Whoever raised it acts for their partner here: one letter about one move.
      ...['2026-06-01T10:01', '2026-06-01T10:02'].flatMap((minute) => [
        ...to(minute, 'moved-to-you', 'newcomers×2'),
        ...to(minute, 'asked-to-settle', 'newcomers-deciding'),
        ...to(minute, 'partnership-told', 'board'),
      ]),
      ...to('2026-06-01T11:00', 'outcome-reached', ...TWO),
      ...to('2026-06-01T12:00', 'outcome-confirmed', ...TWO),
      ...to('2026-06-01T12:00', 'partnership-settled', 'board'),
      ...to('2026-06-02T10:00', 'returned', ...TWO, 'deciding'),
      ...up('2026-06-02T10:01', 'newcomers×2', 'those-before'),
      ...to('2026-06-02T10:01', 'partnership-told', 'board'),
      ...to('2026-06-02T11:00', 'enforcement-noted', ...ALL, MANAGER),
    ],
  ],
  [
    'settled, and everything afterwards is late',
    walks.lateAfterwards,
    [
      ...raisedAt('2026-05-20T10:00'),
      ...to('2026-05-20T10:00', 'outcome-reached', ...TWO),
      // Five working days from the 20th end on the 28th; after that every two.
      ...to('2026-05-29T09:00', 'confirm-overdue', 'sides-to-confirm×2'),
      ...to('2026-06-02T09:00', 'confirm-overdue', 'sides-to-confirm'),
      ...to('2026-06-02T10:00', 'outcome-confirmed', ...TWO),
      // Five from 2 June end on the 9th. The side that keeps no record is asked no more.
      ...to('2026-06-10T09:00', 'record-overdue', 'sides-to-place×2'),
      ...to('2026-06-12T09:00', 'record-overdue', 'sides-to-place'),
      ...['2026-06-08', '2026-06-10', '2026-06-12', '2026-06-16'].flatMap((day) =>
        to(`${day}T09:00`, 'step-overdue', 'sides-with-steps'),
      ),
      ...to('2026-06-16T10:00', 'disagreement-closed', ...TWO),
    ],
  ],
  [
    'decided, and not carried out: back to those who decided it',
    walks.notCarriedOut,
    [
      ...raisedAt('2026-05-20T10:00'),
      ...up('2026-05-20T10:01', 'newcomers'),
      ...top('2026-05-20T10:02', 'newcomers-deciding×2'),
      ...to('2026-05-20T11:00', 'you-are-named', 'newcomers'),
      ...to('2026-05-20T12:00', 'outcome-reached', RAISER, 'raising×2', 'receiving'),
      ...to('2026-05-20T13:00', 'outcome-confirmed', RAISER, 'raising×2', 'receiving'),
      ...to('2026-05-20T13:00', 'partnership-settled', 'board'),
      ...to('2026-05-20T14:00', 'returned', RAISER, 'raising×2', 'receiving', 'deciding×2'),
    ],
  ],
  [
    'nobody decides at the last stage: they are asked too, and there is nothing to move it up to',
    walks.undecided,
    [
      ...raisedAt('2026-05-20T10:00'),
      ...up('2026-05-20T10:01', 'newcomers'),
      ...top('2026-05-20T10:02', 'newcomers-deciding×2'),
      ...to('2026-05-20T11:00', 'you-are-named', 'newcomers×2'),
      // Five working days from the 20th end on the 28th.
      ...to('2026-05-28T09:00', 'stage-soon', RAISER, 'raising×2', 'receiving×2'),
      ...to('2026-05-28T09:00', 'decision-soon', 'deciding×2'),
      ...['2026-05-29', '2026-06-02'].flatMap((day) => [
        ...to(`${day}T09:00`, 'top-over', RAISER, 'raising×2', 'receiving×2'),
        ...to(`${day}T09:00`, 'decision-overdue', 'deciding×2'),
      ]),
    ],
  ],
  [
    'the partners come to the last stage, and the hour by which it was to be settled goes by',
    walks.partnersLate,
    [
      ...raisedAt('2026-06-01T10:00'),
      ...to('2026-06-01T10:00', 'asked-to-settle', 'newcomers-deciding'),
      ...['2026-06-01T10:02', '2026-06-01T10:03'].flatMap((minute) => [
        ...to(minute, 'moved-to-you', 'newcomers×2'),
        ...to(minute, 'asked-to-settle', 'newcomers-deciding'),
        ...to(minute, 'partnership-told', 'board'),
      ]),
      ...up('2026-06-01T10:04', 'newcomers×2', 'those-before'),
      ...to('2026-06-01T10:04', 'partnership-told', 'board'),
      // Half of it is gone in the night before Saturday the 6th.
      ...to('2026-06-06T09:00', 'stage-soon', ...ALL),
      ...to('2026-06-10T17:00', 'top-over', ...ALL, 'raising-lead', 'receiving-lead', MANAGER),
      ...to('2026-06-12T09:00', 'top-over', ...ALL, 'raising-lead', 'receiving-lead'),
    ],
  ],
  [
    'another area, by a worker who is too near',
    walks.elsewhereTooNear,
    [
      ...to('2026-05-20T10:00', 'carry-for-a-colleague', 'raising-lead'),
      ...to('2026-05-20T10:00', 'raised-elsewhere', MANAGER),
      ...to('2026-05-29T09:00', 'area-over', 'raising', 'receiving'),
    ],
  ],
  [
    'the yearly review of a protocol',
    walks.review,
    [
      ...to('2026-03-02T10:00', 'protocol-review', MANAGER),
      // Then every twenty working days: Good Friday, Easter Monday.
      ...['2026-04-01', '2026-05-01'].flatMap((day) =>
        to(`${day}T09:00`, 'protocol-review-overdue', MANAGER, 'gaps-post'),
      ),
    ],
  ],
  [
    'a yearly review that is opened late says so once',
    walks.reviewOpenedLate,
    to('2026-04-10T10:00', 'protocol-review-overdue', MANAGER, 'gaps-post'),
  ],
];

describe('the whole message table, walked on a moved clock', () => {
  tableIsWalked(WALKS, linesOf, messageTable);

  it('what must arrive is what is told at immediate risk, and nothing else', () => {
    const statutory = messageTable.filter((row) => row.statutory).map(({ template }) => template);
    expect([...new Set(statutory)]).toEqual(['immediate-risk', 'head-of-safeguarding']);
  });
});
