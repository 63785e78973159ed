import { FORMS } from '../../dist/forms/index.js';

export const FORM_ID = 'confirmation-form-1';
export const ISSUED_AT = new Date('2026-12-04T01:00:00Z');
export const form = FORMS[FORM_ID];

let made = 0;

/** Fictional records, each of another hospital with figures of its own that no record of this process had before. */
export function freshRecords(count) {
  return Array.from({ length: count }, () => {
    const index = made++;
    const record = structuredClone(form.samples.short);
    record.institutionName = `医療法人青雲会　見本第${index + 1}病院`;
    for (const [place, result] of record.works[0].requirements[0].results.entries())
      result.count = 100 + 37 * index + place;
    return record;
  });
}

/** A pack of these records as the product takes it. */
export function packOf(inputs) {
  const parts = inputs.map((input) => ({ kind: 'form', title: input.institutionName, formId: FORM_ID, input }));
  return { title: '会議資料', parts, issuedAt: ISSUED_AT, author: '見本県', preview: false, contents: false };
}

/** The texts of one sheet, for those who draw it by hand or as HTML. */
export function sheetTexts(input) {
  const [work] = input.works;
  const [requirement] = work.requirements;
  return {
    number: form.wording.number,
    title: form.wording.title,
    captions: ['医療機関名', '指定に係る業務の\n内容', '該当要件', '要件に係る業務の\n実績（年間）'],
    institution: input.institutionName,
    work: work.work,
    requirement: requirement.requirement,
    results: requirement.results
      .map(({ name, count, unit }) => `${name}：${count.toLocaleString('en-US')}${unit}`)
      .join('\n'),
    roleLabel: form.wording.roleLabel,
    role: input.role,
    statement: form.wording.statement,
    date: '令和８年１２月４日',
    council: input.confirmation.council,
    chair: `座長　${input.confirmation.chair}`,
  };
}
