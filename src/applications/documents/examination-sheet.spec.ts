import { factsReadyFor, person, sampleDraft, sampleFacts } from '../../../test/support/procedure.js';
import { filledC2 } from '../../../test/support/procedure-samples.js';
import { drawn, formText } from '../../../test/support/describe-form.js';
import { layoutOf } from '../../../test/support/laid-out.js';
import { partedWords } from '../../../test/support/parted-words.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import { designationRequirements } from '../../procedure/conditions/designation-requirements.js';
import { KINDS, PROCEDURES, type Kind, type ProcedureType } from '../../procedure/terms/kinds.js';
import { examinationSheet } from '../../../forms/examination-sheet.js';
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

it('prints days, places in a law and counts in full width, and what people typed as it was typed', () => {
  const condition = { id: 'x', met: true, text: '第2回の提出から3件あります', legalBasis: '法118②→113③三' };
  const noticeNo = '医評 令和8年10月1日 第3回';
  const evidence = `評価結果の通知 ${noticeNo}（令和8年10月20日）`;
  const facts = factsReadyFor('C2', 'ISSUE_DESIGNATION');
  const evaluation = facts.evaluation && {
    ...facts.evaluation,
    result: facts.evaluation.result && { ...facts.evaluation.result, noticeNo },
  };
  const { requirements, checks } = sheet(
    { evaluation },
    { basis: { requirements: [{ ...condition, evidence }], changedSince: [] } },
  );
  expect(requirements).toEqual([
    {
      condition: '第２回の提出から３件あります',
      basis: '法１１８②→１１３③三',
      evidence: `評価結果の通知 ${noticeNo}（令和８年１０月２０日）`,
      result: 'met',
    },
  ]);
  for (const { basis } of checks) expect(basis).not.toMatch(/[0-9]/u);
});

it('leaves no figure of ours as it is for a text that was typed elsewhere and reads like it', () => {
  const facts = factsReadyFor('C2', 'ISSUE_DESIGNATION');
  const hearings = facts.hearings.map((hearing) => ({
    ...hearing,
    convened: { method: 'inPerson', meetsOn: '2026-11-30', meetingName: '第1回' } as const,
  }));
  const condition = { id: 'x', met: true, text: '申請内容がそろっています', legalBasis: '法113②' };
  const basis = { requirements: [{ ...condition, evidence: '申請内容（第1回の提出）' }], changedSince: [] };
  expect(sheet({ hearings }, { basis, reason: '第1回' }).requirements[0]?.evidence).toBe('申請内容（第１回の提出）');
});

it('says of a change what is to come and what is to go, also where it is refused; of nothing else', () => {
  // 外科 until now; the change asks for 内科.
  const term = { ...TERM, work: { matters: ['外科'], changes: [] } };
  const content = { ...filledC2(), field: '内科', change: { matters: '診療科の改編', reason: '医師の着任' } };
  const change = { content, procedure: 'change' as const, currentDesignation: term };
  const said = { change: '診療科の改編', addedAndRemoved: ['追加：内科', '削除：外科'] };
  expect(sheet(change, { validFrom: '2026-12-10', validTo: '2027-03-31' })).toMatchObject(said);
  expect(sheet(change, { outcome: 'refuse', validFrom: null, validTo: null })).toMatchObject(said);
  const renewal = sheet({ ...change, procedure: 'renewal' }, { validFrom: '2027-04-01', validTo: '2030-03-31' });
  expect(renewal).not.toHaveProperty('change');
  expect(renewal).not.toHaveProperty('addedAndRemoved');
});

it('says of what is not met what is so, and not what to do about it on the screen', () => {
  const condition = { id: 'any', met: false, text: '記録がありません', legalBasis: '法113⑤' };
  const basis = { requirements: [{ ...condition, fact: '記録がありません' }, condition], changedSince: [] };
  expect(sheet({}, { basis }).requirements.map((each) => each.condition)).toEqual(['記録がありません', condition.text]);
});

const EVERY = KINDS.flatMap((kind) => PROCEDURES.map((procedure) => [kind, procedure] as const));

it.each(EVERY)('%s (%s): no figure of ours is in half width but for the marks of items', (kind, procedure) => {
  const ready = { ...factsReadyFor(kind, 'ISSUE_DESIGNATION'), procedure, currentDesignation: TERM };
  const bare = { ...ready, attachedFiles: [], evaluation: null, plan: null, hearings: [], examination: {} };
  for (const facts of [ready, { ...bare, content: sampleFacts(kind).content }]) {
    const context = { facts, actor: person('prefectureOfficer'), now: { today: '2026-12-04' } };
    const basis = { requirements: designationRequirements(context), changedSince: [] };
    const { requirements, checks } = sheet({ ...facts, kind }, { basis });
    const texts = [...requirements, ...checks].flatMap(({ result: _, ...row }) =>
      Object.values(row).flatMap((text) => text ?? []),
    );
    const ours = texts.map((text) => text.replaceAll(/[(（]\d+[)）]|(?:評|架空)第\d+号/gu, ''));
    expect(ours.filter((text) => /[0-9A-Za-z]|, /u.test(text))).toEqual([]);
  }
});

/** The sheet of a case of the kind that is designated, with the conditions as they stand then. */
function realSheet(kind: Kind, procedure: ProcedureType) {
  const facts = { ...factsReadyFor(kind, 'ISSUE_DESIGNATION'), procedure, currentDesignation: TERM };
  const context = { facts, actor: person('prefectureOfficer'), now: { today: '2026-12-04' } };
  return sheet(facts, { basis: { requirements: designationRequirements(context), changedSince: [] } });
}

it.each([
  ['RENKEI_B', 'renewal', 'long'],
  ['C2', 'change', 'extreme'],
] as const)('the sample of %s (%s) bears every basis of the real sheet', (kind, procedure, name) => {
  const sample = examinationSheet.samples[name];
  expect(sample).toMatchObject({ kind, procedure });
  const real = realSheet(kind, procedure);
  for (const list of ['requirements', 'checks'] as const)
    expect(sample[list].map(({ basis }) => basis)).toEqual(
      expect.arrayContaining(real[list].map(({ basis }) => basis)),
    );
});

it.each(EVERY)(
  '%s (%s): no line of the real sheet parts an article, a place in a law, a date or a number',
  async (kind, procedure) => {
    const { lines } = await layoutOf(() => drawn('examination-sheet', realSheet(kind, procedure)));
    expect(partedWords(lines)).toEqual([]);
  },
);

it('names the guide of the prefecture once, and a short sign beside each condition that rests on it', async () => {
  const text = await formText('examination-sheet', realSheet('RENKEI_B', 'new'));
  expect(text.split('保健所における事務について')).toHaveLength(2);
  expect(text).toContain('「道の手引」は道「保健所における事務について（第２版）」を指す。');
  expect(text).toContain('道の手引３(4)、検討会の中間とりまとめ');
  expect(await formText('examination-sheet', realSheet('C2', 'new'))).not.toContain('手引');
});
