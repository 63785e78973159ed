import { approvedChange, changedWork, designatedMatters, renewedWork, withChange, workOn } from './designated-work.js';
import { basisOfTerm, comingLine, lineBeforeChange, lineOfCase, newestBasis, takenOverOn } from './succession.js';
import { sampleContent } from '../../../test/support/procedure.js';

const first = {
  id: 'first',
  previousId: null,
  designatedOn: '2024-04-01',
  validFrom: '2024-04-01',
  validTo: '2027-03-31',
};
const changed = { ...first, id: 'changed', previousId: 'first', designatedOn: '2026-06-01' };
/** Decided on 2027-02-20, before the old term ends. */
const renewed = {
  id: 'renewed',
  previousId: 'changed',
  designatedOn: '2027-02-20',
  validFrom: '2027-04-01',
  validTo: '2030-03-31',
};
const about = (procedure: 'renewal' | 'change', on: string, lines = [first, changed, renewed]) =>
  lineOfCase(lines, 'first', { procedure, on })?.id;

it('a change goes on with the renewed designation from the day on which that holds (法115③)', () => {
  expect(about('change', '2027-03-31')).toBe('changed');
  expect(about('change', '2027-04-01')).toBe('renewed');
});

it('one renewed late holds from the day of its notice, and so is changed from then on', () => {
  const late = [first, changed, { ...renewed, designatedOn: '2027-05-10' }];
  expect(about('change', '2027-05-09', late)).toBe('changed');
  expect(about('change', '2027-05-10', late)).toBe('renewed');
});

it('a renewal is of the term for which it was begun, as it was changed since', () => {
  expect(about('renewal', '2027-04-01')).toBe('changed');
  expect(lineOfCase([], 'first', { procedure: 'renewal', on: '2027-04-01' })).toBeNull();
});

it('the term that comes is that of a renewal granted before its first day, as it was changed since (法115③)', () => {
  const coming = (line: typeof changed, lines = [first, changed, renewed]) => comingLine(lines, line)?.id;
  expect(coming(changed)).toBe('renewed');
  const amended = { ...renewed, id: 'amended', previousId: 'renewed', designatedOn: '2027-06-01' };
  expect(coming(changed, [first, changed, renewed, amended])).toBe('amended');
  // Decided on 2027-05-10, after its period began on 04-01, it holds from then on and never was one that comes.
  expect(coming(changed, [first, changed, { ...renewed, designatedOn: '2027-05-10' }])).toBeUndefined();
  expect(coming(changed, [first, changed])).toBeUndefined();
});

it('a change follows the line that holds on its first day, also one of a coming term, and comes before changes that begin later', () => {
  // changed from 2026-06-01; renewed for 2027-04-01 to 2030-03-31, and that changed from 2027-06-01
  const amended = { ...renewed, id: 'amended', previousId: 'renewed', designatedOn: '2027-06-01' };
  const before = (firstDay: string, lines = [first, changed, renewed, amended]) =>
    lineBeforeChange(lines, firstDay)?.id;
  expect(before('2026-05-31')).toBe('first');
  expect(before('2026-06-01')).toBe('changed');
  expect(before('2027-03-31')).toBe('changed');
  expect(before('2027-04-01')).toBe('renewed');
  expect(before('2027-05-31')).toBe('renewed');
  expect(before('2027-06-01')).toBe('amended');
  expect(lineBeforeChange([], '2027-04-01')).toBeNull();
});

describe('a renewal that is granted in deemed continuation, before a change of the former term begins (法115②, 116①)', () => {
  // The term ended on 2027-03-31 and continued; the change begins on 05-10, and the renewal was granted on 04-30.
  const pending = { ...first, id: 'pending', previousId: 'first', designatedOn: '2027-05-10' };
  const late = { ...renewed, previousId: 'pending', designatedOn: '2027-04-30' };
  const lines = [first, pending, late];

  it('takes the place of the former line on its own day, and of the change when that would have begun', () => {
    expect(takenOverOn(first, lines)).toBe('2027-04-30');
    expect(takenOverOn(pending, lines)).toBe('2027-04-30');
    expect(takenOverOn(late, lines)).toBeNull();
  });

  it('is what a further change is of that begins before the pending one', () => {
    expect(lineBeforeChange(lines, '2027-05-05')?.id).toBe('renewed');
    expect(lineBeforeChange(lines, '2027-05-10')?.id).toBe('renewed');
    expect(lineBeforeChange(lines, '2027-04-29')?.id).toBe('first');
  });

  it('shows the old work until the change begins, and the new from that day on', () => {
    const old = { matters: ['(1)ア', '(2)ア'], changes: [] };
    const change = approvedChange(old, { matters: ['(1)ア', '(3)ク'] }, { on: '2027-05-10', text: '移植医療' });
    // Applied for without the change, which was approved since.
    const work = renewedWork(withChange(old, change), { matters: old.matters, approvedSince: ['2027-05-10'] });
    expect(workOn(work, '2027-04-30')).toEqual(old);
    expect(workOn(work, '2027-05-09')).toEqual(old);
    expect(workOn(work, '2027-05-10')).toEqual({ matters: ['(1)ア', '(3)ク'], changes: [change] });
    // A further change from 05-05 is of the old work, and the pending one comes on its day all the same.
    const further = approvedChange(
      workOn(work, '2027-05-05'),
      { matters: ['(1)ア', '(2)ア', '(4)'] },
      { on: '2027-05-05', text: '一つ加える' },
    );
    const both = changedWork(work, ['(1)ア', '(2)ア', '(4)'], further);
    expect(workOn(both, '2027-05-05')).toEqual({ matters: ['(1)ア', '(2)ア', '(4)'], changes: [further] });
    expect(workOn(both, '2027-05-10')).toEqual({ matters: ['(1)ア', '(4)', '(3)ク'], changes: [further, change] });
  });
});

it('a change is compared with the newest that rested under the designation before it arrived (法116①後段)', () => {
  const lines = [
    { ...first, registeredOn: '2024-03-11', applicationId: 'a' },
    { ...renewed, registeredOn: '2027-02-20', applicationId: 'b' },
    { ...renewed, registeredOn: '2027-02-20', id: 'entered', applicationId: null },
  ];
  const a = { noticedOn: '2023-11-10', heardOn: '2023-08-01' };
  const b = { noticedOn: '2026-10-30', heardOn: '2026-05-01' };
  const by = (day: string, of: Parameters<typeof newestBasis>[1] = { a, b }) => newestBasis(lines, of, { day });
  // renewed by a notice of 2027-02-20: a change that had arrived by then was begun before it
  expect(by('2027-02-20')).toMatchObject(a);
  expect(by('2027-02-21')).toMatchObject(b);
  expect(by('2027-02-21', {})).toEqual({
    noticedOn: null,
    heardOn: null,
    noticeNos: [],
    confirmations: [],
  });
  // What begins on 2024-04-01 was entered on 03-11: a change that arrives on that day or in between is of it.
  for (const day of ['2024-03-11', '2024-03-20']) expect(by(day)).toMatchObject(a);
  // A change that is approved from a later day on was made when it was entered.
  const later = { ...changed, designatedOn: '2026-12-01', registeredOn: '2026-06-02', applicationId: 'b' };
  const withLater = (day: string) => newestBasis([...lines.slice(0, 1), later], { a, b }, { day });
  expect(withLater('2026-06-02')).toMatchObject(a);
  expect(withLater('2026-06-03')).toMatchObject(b);
});

it('a renewal is compared with what opened its term, and apart from it with what changed it', () => {
  const made = { procedure: 'new', validTo: '2027-03-31', noticedOn: '2023-11-10', heardOn: '2023-08-01' } as const;
  const ofChange = { ...made, procedure: 'change', noticedOn: '2025-11-10', heardOn: '2025-08-01' } as const;
  const renewal = { ...made, procedure: 'renewal', validTo: '2030-03-31', noticedOn: '2026-10-30' } as const;
  const basis = {
    noticedOn: '2023-11-10',
    heardOn: '2023-08-01',
    noticeNo: null,
    noticeNos: [],
    changeNoticedOn: '2025-11-10',
    confirmations: [],
  };
  expect(basisOfTerm(first, [ofChange, made, renewal])).toEqual(basis);
  expect(basisOfTerm(renewed, [made, renewal])).toMatchObject({ noticedOn: '2026-10-30', changeNoticedOn: null });
  expect(basisOfTerm(first, [ofChange])).toMatchObject({ noticedOn: null, changeNoticedOn: '2025-11-10' });
  expect(basisOfTerm(first, [renewal])).toBeNull();
});

describe('the work that the register tells of', () => {
  it.each([
    ['B', ['(1)ア']],
    ['RENKEI_B', []],
    ['C1', ['1号', '2号']],
    ['C2', ['外科']],
  ] as const)('of %s', (kind, matters) => expect(designatedMatters(sampleContent(kind))).toEqual(matters));

  const term = { matters: ['(1)ア', '(2)ア'], changes: [] };
  const change = approvedChange(
    term,
    { matters: ['(1)ア', '(3)ク'] },
    { on: '2027-03-20', text: '移植医療を始める。' },
  );

  it('a change says what came and what went', () => {
    expect(change).toMatchObject({ added: ['(3)ク'], removed: ['(2)ア'] });
    expect(withChange(term, change)).toEqual({ matters: ['(1)ア', '(3)ク'], changes: [change] });
  });

  it('one approved late in a term lives on in the next, which was applied for without it', () => {
    const applied = { matters: ['(1)ア', '(2)ア'], approvedSince: ['2027-03-20'] };
    expect(renewedWork(withChange(term, change), applied)).toEqual({ matters: ['(1)ア', '(3)ク'], changes: [change] });
    // Applied for after the change was approved, the renewal says it itself.
    expect(renewedWork(withChange(term, change), { matters: ['(1)ア', '(3)ク'], approvedSince: [] })).toEqual({
      matters: ['(1)ア', '(3)ク'],
      changes: [],
    });
  });

  it('one that begins before another change is made before it, whatever the order in which they were approved', () => {
    // From 06-01 on the surgery of the coming term goes; approved afterwards, (3)ク comes and (2)ア goes from 03-20 on.
    const later = { on: '2027-06-01', text: '', added: ['(2)ア'], removed: ['(1)ア'] };
    const work = withChange({ matters: ['(1)ア'], changes: [] }, later);
    // (2)ア was not there before what took it from another line, so that is said.
    expect(withChange(work, change)).toEqual({
      matters: ['(3)ク', '(2)ア'],
      changes: [{ ...change, before: ['(1)ア'] }, later],
    });
  });

  it('a former line of unknown work makes nothing up', () => {
    expect(approvedChange(null, { matters: ['外科'] }, { on: '2027-03-20', text: '' })).toMatchObject({
      added: [],
      removed: [],
    });
  });
});
