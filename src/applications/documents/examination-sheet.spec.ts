import { factsReadyFor, sampleDraft } from '../../../test/support/procedure.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import { examinationSheetDocument } from './examination-sheet.js';

const TERM = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };

function sheet(changes: Partial<CaseFacts>, draft: Parameters<typeof sampleDraft>[1]) {
  const facts = { ...factsReadyFor('C2', 'ISSUE_DESIGNATION'), ...changes };
  return examinationSheetDocument(
    { facts, referenceNo: 'R8-3-0001', notice: null, changes: [] },
    sampleDraft('designate', draft),
  ).input;
}

it('a change keeps the period of the designation that it changes, as its notice says, and has a first day of its own (法116①)', () => {
  const change = { procedure: 'change' as const, currentDesignation: TERM };
  expect(sheet(change, { validFrom: '2026-12-10', validTo: '2027-03-31' })).toMatchObject({
    validFrom: '2024-04-01',
    validUntil: '2027-03-31',
    changeFrom: '2026-12-10',
  });
  const renewal = { procedure: 'renewal' as const, currentDesignation: TERM };
  const renewed = sheet(renewal, { validFrom: '2027-04-01', validTo: '2030-03-31' });
  expect(renewed).toMatchObject({ validFrom: '2027-04-01', validUntil: '2030-03-31' });
  expect(renewed).not.toHaveProperty('changeFrom');
});
