import { expect, it } from 'vitest';
import { dossierOf } from '#functions/casework/dossier/dossier.ts';
import { textsOf } from '#functions/casework/rendering/model.ts';
import { certificate } from '#functions/retention/documents/certificate.ts';
import { retentionFace } from '#functions/retention/face.ts';
import { BACKUPS } from '#shared/casework/backups.ts';
import { MANAGER } from '#test/functions/rapid-review/office-case.ts';
import { DIRECTOR } from '#test/support/pure-retention.ts';
import { keptOffice } from './kept-office.ts';

const destroyed = async () => {
  const office = await keptOffice();
  await office.close();
  const of = await office.record();
  await office.keep(MANAGER, 'place-hold', { holdName: 'The Samplewick Inquiry' });
  await office.moveTo('2051-06-20T10:00');
  await office.keep(MANAGER, 'lift-hold', {}, 'h1');
  await office.keep(DIRECTOR, 'lift-hold', {}, 'h1');
  await office.keep(MANAGER, 'propose-disposal');
  await office.keep(DIRECTOR, 'agree-disposal');
  await office.sweep();
  const record = await office.ports.ledger.load(office.recordId);
  if (record === undefined) throw new Error('No record');
  const dossier = await dossierOf({ ...office.ports, formNamed: () => undefined }, retentionFace, record);
  return { office, of, dossier };
};

it('the certificate says which records, by which rule, by whose agreement, how many rows, and what copies still hold', async () => {
  const { of, dossier } = await destroyed();
  const made = certificate(dossier);
  if (made === undefined) throw new Error('No certificate');
  const all = made.sections.flatMap(textsOf).join('\n');
  expect(made.sections.map(({ id }) => id)).toEqual([
    'case',
    'rule',
    'holds',
    'agreement',
    'destroyed',
    'copies',
    'contact',
  ]);
  for (const said of [
    of.reference,
    'Serious incident and rapid review',
    'Monday 15 June 2026',
    '25 years from the day it was closed',
    'Assumed: no document of the borough says it',
    'Brent, version 2',
    'For an inquiry',
    'Strategic Partnerships Manager',
    'Strategic Director Children and Young People',
    `Number ${of.version}`,
    of.hash,
    'Events of its audit chain, with every answer',
  ])
    expect(all).toContain(said);
  // 35 days, 90 days and seven years after 20 June 2051.
  expect(BACKUPS).toEqual({ anyMoment: 35, daily: 90, monthly: 2555 });
  for (const day of ['25 July 2051', '18 September 2051', '18 June 2058']) expect(all).toContain(day);
  const rows = dossier.state.disposed?.rows ?? {};
  expect(all).toContain(String(Object.values(rows).reduce((sum, number) => sum + number, 0)));
});

it('names no inquiry and no child, and is not there before', async () => {
  const { office, dossier } = await destroyed();
  const made = certificate(dossier);
  expect(JSON.stringify(made)).not.toMatch(/Samplewick|Petra|spiral|fracture|bruise/i);
  const { disposed: _, ...before } = dossier.state;
  expect(certificate({ ...dossier, state: before })).toBeUndefined();
  expect(office.codes).toEqual([]);
});
