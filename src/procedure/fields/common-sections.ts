/** What every application holds: the person to phone, what changes (業務変更), the pledge. */
import { ORDINANCE } from '../terms/law.js';
import { applicationForm, applicationItem } from './application-form.js';
import { day, type FieldFacts, group, line, section, text, tick, yesNo } from './field.js';
import { ProblemList } from './problems.js';

const changeItem = ({ kind }: FieldFacts) => ORDINANCE[kind].change;

export const applicant = section({
  id: 'applicant',
  title: '医療機関の基本情報',
  form: applicationForm,
  lead: '登録されている医療機関の情報を確かめ、この申請の担当者を入力してください。',
  fields: {
    /** Person the prefecture phones. */
    contactName: line('担当者の氏名', {
      support: '都道府県から連絡する方です',
      autocomplete: 'name',
      example: '佐々木 美穂',
    }),
    contactPhone: line('担当者の電話番号', {
      support: '市外局番から。ハイフンはあってもなくても構いません',
      width: 12,
      type: 'tel',
      autocomplete: 'tel',
      fault: phoneFault,
      example: '0155-00-0000',
    }),
    /** What changes and why (則85③). */
    change: group(
      '業務の変更',
      {
        matters: text('変更しようとする事項', { formItem: changeItem, example: '診療科の追加' }),
        reason: text('変更の理由', { formItem: changeItem, example: '医師の着任' }),
      },
      { asked: ({ procedure }) => procedure === 'change' },
    ),
  },
});

function phoneFault(phone: string): string | null {
  const digits = phone.normalize('NFKC').replace(/[^\d]/g, '');
  return digits.length >= 10 && digits.length <= 11
    ? null
    : '電話番号は市外局番から10桁か11桁の数字で入力してください。';
}

/** 指定に係る業務の内容 (則81①五, 95①, 102①); 連携B has no such item (則88①). @param example of the kind */
export const businessField = (example: string) =>
  text('指定に係る業務の内容', {
    formItem: (facts) => applicationItem(facts, '五'),
    support: `年960時間を超える時間外・休日労働が必要な業務を書きます（例：${example}）`,
    rows: 3,
    example,
  });

/** Why doctors in training must work long hours. @param formItem the document of the kind */
export const longTrainingReason = (formItem: string, example: string) =>
  text('研修を受ける医師をやむを得ず長時間従事させる必要がある理由', { formItem, rows: 8, example });

const violationItem = ({ kind }: FieldFacts) => `様式9・${ORDINANCE[kind].violation}`;
const pledgeItem = ({ kind }: FieldFacts) => `様式9・${ORDINANCE[kind].pledge}`;

export const pledge = section({
  id: 'pledge',
  title: '誓約書',
  form: '様式9',
  lead: '労働法令の違反により送致等がされ、かつ公表された事実があると、送致等の日から1年を経過するまで申請できません。公表の日からではありません。',
  fields: {
    /** Referral for a labour-law violation that was made public (令14, 則82②). */
    violation: group(
      '労働関係法令の違反',
      {
        exists: yesNo('送致等の有無', {
          label: '労働法令（令14の条項）の違反による送致等',
          yes: 'ある',
          no: 'ない',
          formItem: violationItem,
          example: false,
        }),
        referredOn: day('送致等の日', {
          rule: 'content.referredOn',
          formItem: violationItem,
          support: '「ある」のときだけ入力してください',
          onlyIf: 'exists',
          example: null,
        }),
        publishedOn: day('公表の日', {
          rule: 'content.publishedOn',
          formItem: violationItem,
          support: '公表されていなければ空のままにしてください',
          onlyIf: 'exists',
          optional: true, // Not made public: no bar (則82②).
          example: null,
        }),
      },
      { rule: referralFitsAnswer },
    ),
    /** 様式9 誓約書 (法113③三). */
    pledge: group('誓約書', {
      agreed: tick('誓約', {
        statement: '上の内容に偽りがなく、指定を妨げる事実がないことを誓約します',
        formItem: pledgeItem,
        whenUnset: '誓約書（様式9）の内容を確かめ、誓約してください（法113③三）。',
        example: true,
      }),
      pledgedOn: day('誓約の日', { rule: 'content.pledgedOn', formItem: pledgeItem, example: '2026-11-10' }),
    }),
  },
});

function referralFitsAnswer({
  exists,
  referredOn,
  publishedOn,
}: {
  exists: boolean;
  referredOn: string | null;
  publishedOn: string | null;
}) {
  const list = new ProblemList();
  list.check(
    exists || (referredOn === null && publishedOn === null),
    'exists',
    '送致等又は公表の日が入力されています。送致等が「ある」を選ぶか、日付を消してください。',
  );
  return list.problems;
}
