import { CaseKind, Category, Level, OutcomeKind, Theme } from '#shared/escalation/state/facts.ts';
import type { Reads } from '#test/forms/support/every-form.ts';

const yesNo = 'radios yes no';
const radios = (values: readonly string[]): string => `radios ${values.join(' ')}`;
const spoken = 'radios phone meeting video email other';
const step = {
  'steps.what': 'text',
  'steps.side': 'from sides',
  'steps.owner': 'text',
  'steps.due': 'date',
};

/**
 * Ids that rules, documents and figures look up in the forms of a disagreement, with the type and values each may have.
 * `from` is a list the case supplies. A form may ask more.
 */
export const reads: Reads = {
  'raise-disagreement': {
    concerns: 'from concerns',
    about: 'text',
    name: 'text',
    raisingAgency: 'from agencies',
    receivingAgency: 'from other-agencies',
    area: 'text',
    areaAgency: 'text',
    worker: 'text',
    workerAddress: 'email',
    cases: radios(CaseKind.options),
    circumstances: 'from circumstances',
    category: radios(Category.options),
    level: `select ${['universal', 'early-help', 'child-in-need', 'child-protection', 'looked-after', 'care-leaver', 'adult-safeguarding', 'not-known'].join(' ')}`,
    disputed: 'textarea',
    outcomeWanted: 'textarea',
    immediateRisk: yesNo,
    riskAction: 'textarea',
    sooner: yesNo,
    settleBy: 'datetime',
    support: yesNo,
    supportNeeded: 'textarea',
    connection: yesNo,
    linkedReference: 'text',
    different: 'textarea',
  },
  'immediate-risk': { found: 'textarea', riskAction: 'textarea' },
  'tell-head-of-safeguarding': { toldAt: 'datetime', how: spoken, said: 'textarea' },
  'offer-support': { offered: 'textarea', by: 'text' },

  'answer-disagreement': { view: 'textarea', willDo: 'textarea', contactName: 'text', contactAddress: 'email' },
  'name-contact': { title: 'text', name: 'text', address: 'email', why: 'textarea', mistaken: yesNo },
  'record-discussion': {
    'participants.name': 'text',
    'participants.role': 'text',
    'participants.agency': 'from taking-part',
    how: spoken,
    heldAt: 'datetime',
    raisingView: 'textarea',
    receivingView: 'textarea',
    familyView: 'textarea',
    settled: yesNo,
    outcome: 'textarea',
    outcomeKind: radios(OutcomeKind.options),
    ...step,
    outstanding: 'textarea',
    howPursued: 'textarea',
    next: 'textarea',
  },
  'move-up': {
    to: 'from stages-to-move-to',
    why: 'radios not-settled no-reply out-of-time immediate-risk other',
    reasons: 'textarea',
    skippedWhy: 'textarea',
  },

  'convene-panel': {
    'members.agency': 'from agencies',
    'members.name': 'text',
    'members.post': 'from posts',
    meetsAt: 'datetime',
    concernedLeftOut: 'textarea',
    representationsBy: 'date',
  },
  'convene-meeting': { meetsAt: 'datetime', purpose: 'textarea' },
  'make-representation': { representation: 'textarea', wanted: 'textarea' },
  'record-decision': {
    'decidedBy.name': 'text',
    'decidedBy.role': 'text',
    'decidedBy.agency': 'from taking-part',
    heldAt: 'datetime',
    considered: 'textarea',
    decision: 'textarea',
    reasons: 'textarea',
    outcomeKind: radios(OutcomeKind.options),
    ...step,
    outstanding: 'textarea',
    howPursued: 'textarea',
    policyGap: yesNo,
  },
  'note-enforcement': { noted: 'textarea', told: 'textarea' },
  'area-liaison': {
    withWhom: 'textarea',
    at: 'datetime',
    what: 'textarea',
    settled: yesNo,
    outcome: 'textarea',
    outcomeKind: radios(OutcomeKind.options),
    outstanding: 'textarea',
    howPursued: 'textarea',
  },

  'confirm-outcome': { agrees: yesNo, what: 'textarea', outstanding: 'textarea', satisfaction: 'radios 5 4 3 2 1' },
  'placed-on-record': { holdsRecord: yesNo, on: 'date', by: 'text', whyNot: 'textarea' },
  'outcome-action': { done: yesNo, note: 'textarea' },
  'not-carried-out': { what: 'textarea', reasons: 'textarea' },
  'policy-gap': { gap: 'textarea', suggestion: 'textarea' },
  'answer-gap': { answer: 'textarea', action: 'textarea' },
  'close-disagreement': { themes: `checkboxes ${Theme.options.join(' ')}`, lessons: 'textarea', policyGap: yesNo },
  'withdraw-disagreement': { reasons: 'textarea' },
  'review-protocol': { on: 'date', changes: yesNo, what: 'textarea', by: 'text' },
};

/** Every level there is, whatever the order in which it is offered. */
export const LEVELS: readonly string[] = Level.options;
