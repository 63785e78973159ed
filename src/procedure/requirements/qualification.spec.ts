import fc from 'fast-check';
import { filledB, hokkaidoProfile } from '../../../test/support/procedure-samples.js';
import type { ContentB } from '../fields/content.js';
import { qualifyB } from './qualification.js';

const profile = hokkaidoProfile();

const emergency = (figures: Partial<ContentB['emergency']>): ContentB => {
  const content = filledB();
  return { ...content, emergency: { ...content.emergency, ...figures } };
};
const withItems = (subItems: string[], more: Partial<ContentB> = {}): ContentB => ({ ...filledB(), subItems, ...more });
const only = (content: ContentB) => {
  const [item, ...rest] = qualifyB(content, profile).items;
  expect(rest).toEqual([]);
  if (!item) throw new Error('nothing was judged');
  return item;
};

describe('二次救急 (1)イ', () => {
  it('qualifies with 1,000 ambulances or 500 off-hours admissions, and an important role', () => {
    expect(qualifyB(emergency({ ambulances: 1000, offHoursAdmissions: 0 }), profile).qualified).toBe(true);
    expect(qualifyB(emergency({ ambulances: null, offHoursAdmissions: 500 }), profile).qualified).toBe(true);
    expect(qualifyB(emergency({ ambulances: 999, offHoursAdmissions: 499 }), profile).qualified).toBe(false);
    expect(qualifyB(emergency({ importantRole: false }), profile).qualified).toBe(false);
  });

  it('just short of the figures is shown the way through (3)ケ', () => {
    const item = only(emergency({ ambulances: 999, offHoursAdmissions: 499 }));
    expect(item.reason).toBe(
      '救急車の受入件数 999件（年1,000件以上）、時間外等に受診し直ちに入院した患者数 499人（年500人以上）、5疾病・事業での重要な役割 あり。要件に届いていません。',
    );
    expect(item.hint).toContain(
      '(3)ケ「地域における医療の確保のために必要な機能を有すると知事が認めた医療機関」で申請できます',
    );
    expect(item.legalBasis).toBe('法113①一');
  });

  it('with a missing figure says which to enter', () => {
    expect(only(emergency({ ambulances: 999, offHoursAdmissions: null })).hint).toContain(
      '時間外等に受診し直ちに入院した患者数を入力してください',
    );
    const nothing = only(emergency({ ambulances: null, offHoursAdmissions: null }));
    expect(nothing.reason).toContain('未入力');
    expect(nothing.hint).toContain('救急車の受入件数か時間外等に受診し直ちに入院した患者数を入力してください');
  });

  it('without an important role is asked for it, not for figures', () => {
    const item = only(emergency({ importantRole: false, offHoursAdmissions: null }));
    expect(item.hint).toContain('重要な役割があれば');
    expect(item.hint).not.toContain('届けば足ります');
  });

  it('more patients never lose the qualification', () => {
    const figure = fc.option(fc.nat(3000));
    fc.assert(
      fc.property(figure, figure, fc.boolean(), fc.nat(3000), (ambulances, offHoursAdmissions, importantRole, more) => {
        const less = qualifyB(emergency({ ambulances, offHoursAdmissions, importantRole }), profile).qualified;
        const grown = emergency({ ambulances: (ambulances ?? 0) + more, offHoursAdmissions, importantRole });
        expect(!less || qualifyB(grown, profile).qualified).toBe(true);
      }),
    );
  });
});

describe('the other sub-items', () => {
  it('三次救急 needs no figures', () => {
    const nothing = { ambulances: null, offHoursAdmissions: null, importantRole: false };
    expect(qualifyB({ ...emergency(nothing), subItems: ['(1)ア'] }, profile).qualified).toBe(true);
  });

  it('rest on their standing, or ask for results in words', () => {
    for (const { code, criterion } of profile.subItems.filter((row) => row.criterion !== 'emergencyFigures')) {
      expect(only(withItems([code])).met).toBe(criterion === 'standing');
      expect(only(withItems([code], { results: [{ code, text: '年間120件' }] })).met).toBe(true);
      expect(only(withItems([code], { results: [{ code, text: ' ' }] })).met).toBe(criterion === 'standing');
    }
  });

  it('stroke and heart need no results when the annexed table lists the hospital: table 5 for stroke, table 7 for heart', () => {
    expect(only(withItems(['(3)イ'], { listedInTable5: true })).met).toBe(true);
    expect(only(withItems(['(3)イ'], { listedInTable7: true })).met).toBe(false);
    expect(only(withItems(['(3)ウ'], { listedInTable7: true })).met).toBe(true);
    expect(only(withItems(['(3)ウ'], { listedInTable5: true })).met).toBe(false);
    expect(only(withItems(['(3)ウ'])).hint).toContain('別表に掲載されているときは');
  });

  it('(3)ケ is left to the governor’s own finding', () => {
    const item = only(withItems(['(3)ケ'], { results: [{ code: '(3)ケ', text: '圏域で唯一の透析' }] }));
    expect(item.reason).toContain('知事が個別に確認します');
    expect(item.legalBasis).toContain('則80三');
  });

  it('all chosen must be met, none chosen qualifies nobody, an unknown code is unmet', () => {
    expect(qualifyB(withItems(['(1)イ', '(3)ク']), profile).qualified).toBe(false);
    expect(qualifyB(withItems([]), profile)).toEqual({ qualified: false, items: [] });
    expect(only(withItems(['(9)ア'])).reason).toContain('一覧にない記号');
  });
});
