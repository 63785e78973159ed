import { filledC2 } from '../../../test/support/procedure-samples.js';
import type { BSubItem } from '../fields/b-sub-items.js';
import { changeMadePublic, decidedChange, withoutOwnWords, workWhenDecided, workWithout } from './designated-work.js';

it('is read of without a change whose 公示 is still to come, with what was changed after it (法113⑥)', () => {
  // ① became ①② from 04-10, and ①②③ from 05-01; the first of the two is not made public.
  const earlier = { on: '2030-04-10', text: '②を加える', added: ['②'], removed: [] };
  const later = { on: '2030-05-01', text: '③を加える', added: ['③'], removed: [] };
  const work = { matters: ['①', '②', '③'], changes: [earlier, later] };
  expect(workWithout(work, [])).toEqual(work);
  expect(workWithout(work, ['2030-04-10'])).toEqual({ matters: ['①', '③'], changes: [later] });
  expect(workWithout(work, ['2030-04-10', '2030-05-01'])).toEqual({ matters: ['①'], changes: [] });
});

it('is read of with the change that was made public where another begins on the same day', () => {
  // 外科 became 内科 from 2028-04-03 (made public), and 小児科 was added from the same day (not yet).
  const made = { on: '2028-04-03', text: '外科を内科に', added: ['内科'], removed: ['外科'] };
  const waits = { on: '2028-04-03', text: '小児科を加える', added: ['小児科'], removed: [] };
  const both = { matters: ['内科', '小児科'], changes: [made, waits] };
  expect(workWithout(both, ['2028-04-03'])).toEqual({ matters: ['内科'], changes: [made] });
  expect(workWithout(both, ['2028-04-03', '2028-04-03'])).toEqual({ matters: ['外科'], changes: [] });
});

it('is changed on its first day by what is applied for, against the work that holds on that day (法116①)', () => {
  // 外科 until 2030-03-31; the renewed term from 04-01 on is for 外科 and 眼科. The change asks for 内科.
  const term = (validFrom: string, validTo: string, matters: string[]) => ({
    validFrom,
    validTo,
    renewals: [],
    work: { matters, changes: [] },
  });
  const facts = {
    procedure: 'change' as const,
    content: { ...filledC2(), field: '内科', change: { matters: '診療科の改編', reason: '医師の着任' } },
    currentDesignation: term('2027-04-01', '2030-03-31', ['外科']),
    comingDesignation: term('2030-04-01', '2033-03-31', ['外科', '眼科']),
  };
  const own = { text: '診療科の改編', added: ['内科'] };
  expect(decidedChange(facts, '2030-03-31')).toEqual({ ...own, on: '2030-03-31', removed: ['外科'] });
  expect(decidedChange(facts, '2030-04-01')).toEqual({ ...own, on: '2030-04-01', removed: ['外科', '眼科'] });
  const unknown = { ...facts, currentDesignation: null, comingDesignation: null };
  expect(decidedChange(unknown, '2030-03-31')).toMatchObject({ added: [], removed: [] });
});

it('is made public by what came and what went, and where nothing did by whose work was changed (法116①, 118②)', () => {
  const subItems: BSubItem[] = [
    {
      code: '(2)イ',
      label: '居宅等の見本',
      group: '(2)',
      legalBasis: '法113①二',
      form5_1: 'required',
      criterion: 'results',
      certainty: 'confirmed',
    },
  ];
  expect(changeMadePublic('B', { added: ['(2)イ', '(9)'], removed: [] }, subItems)).toEqual([
    '追加：(2)イ　居宅等の見本、(9)',
  ]);
  expect(changeMadePublic('C1', { added: ['2号'], removed: ['1号'] }, [])).toEqual([
    '追加：医療法第１１９条第１項第２号（専門研修）',
    '削除：医療法第１１９条第１項第１号（臨床研修）',
  ]);
  // Of work that the register did not know before: what it is afterwards.
  expect(changeMadePublic('C1', { added: [], removed: [], matters: ['2号'] }, [])).toEqual([
    '変更後：医療法第１１９条第１項第２号（専門研修）',
  ]);
  expect(changeMadePublic('RENKEI_B', { added: [], removed: [], matters: [] }, [])).toEqual([
    '派遣をされる医師の業務の変更',
  ]);
  expect(changeMadePublic('RENKEI_B', { added: [], removed: [] }, [])).toEqual(['派遣をされる医師の業務の変更']);
  expect(changeMadePublic('B', { added: [], removed: [] }, [])).toEqual(['指定に係る業務の変更']);
});

it('is read of by others without the words of the hospital', () => {
  const change = { on: '2028-04-03', text: '外科を内科に', added: ['内科'], removed: ['外科'] };
  expect(withoutOwnWords({ matters: ['内科'], changes: [change] })).toEqual({
    matters: ['内科'],
    changes: [{ ...change, text: '' }],
  });
});

it('is printed again as it was when a decision was entered: without that, and without what was approved since (法116①)', () => {
  // 1号; the first change brings 2号 from 2028-05-01 (decided here), a later one takes 1号 from 04-10; the coming line carries both.
  const own = { on: '2028-05-01', text: '', added: ['2号'], removed: [] };
  const later = { on: '2028-04-10', text: '', added: [], removed: ['1号'] };
  const carried = { matters: ['2号'], changes: [later, own] };
  const others = ['2028-05-01', '2028-04-10'];
  expect(workWhenDecided(carried, { before: [], others })).toEqual({ matters: ['1号'], changes: [] });
  // A line that carries neither is as it was; one of the same day that was entered before stays.
  expect(workWhenDecided({ matters: ['1号'], changes: [] }, { before: [], others })?.matters).toEqual(['1号']);
  const first = { on: '2028-05-01', text: '', added: ['3号'], removed: [] };
  const known = { matters: ['1号', '3号'], changes: [first] };
  expect(workWhenDecided(known, { before: ['2028-05-01'], others })).toEqual(known);
  const both = { matters: ['1号', '3号', '2号'], changes: [first, own] };
  expect(workWhenDecided(both, { before: ['2028-05-01'], others })).toEqual(known);
});
