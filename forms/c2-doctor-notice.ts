import { caption, heading, paragraph, ruledTable, type TableCell, widthOfLines } from '../src/pdf/elements/elements.js';
import { applicantField } from './parts/applicant.js';
import { facts } from './parts/facts.js';
import type { Form } from './parts/form.js';
import { date, list, record, text, type InputOf } from './parts/input.js';
import { periodField } from './parts/period.js';
import { submissionFields, submissionHead } from './parts/submission.js';
import { rowNumber, rowNumberWidth } from './parts/row-number.js';
import { letterDate, WIDEST_DATE } from '../src/procedure/calendar/letter-date.js';
import { c2DoctorReportProblems, c2DoctorReportCautions } from '../src/procedure/designation/c2-doctors.js';

const input = record('Ｃ－２医師の届出', {
  ...submissionFields,
  establisher: applicantField,
  designatedOn: date('指定の年月日'),
  doctors: list(
    '医師',
    record('医師', {
      name: text('氏名', 60),
      registrationNo: text('医籍登録番号', 12),
      confirmedOn: date('確認の年月日'),
      planPeriod: periodField('技能研修計画の計画期間'),
    }),
  ),
});

export type C2DoctorNoticeInput = InputOf<typeof input>;

function submitter({ establisher }: C2DoctorNoticeInput): string[] {
  const { name, representative, address } = establisher;
  return [address, `開設者　${name}`, ...(representative === undefined ? [] : [representative])];
}

const WIDTHS = { name: 86, registrationNo: 64, confirmedOn: widthOfLines(WIDEST_DATE) };

function doctorRow(
  { name, registrationNo, confirmedOn, planPeriod }: C2DoctorNoticeInput['doctors'][number],
  index: number,
): TableCell[] {
  const period = `${letterDate(planPeriod.from)}から\n${letterDate(planPeriod.to)}まで`;
  return [rowNumber(index + 1), name, registrationNo, letterDate(confirmedOn), period];
}

const doctor = (name: string, registrationNo: string): C2DoctorNoticeInput['doctors'][number] => ({
  name,
  registrationNo,
  confirmedOn: '2028-02-10',
  planPeriod: { from: '2028-04-01', to: '2030-03-31' },
});

const short: C2DoctorNoticeInput = {
  date: '2028-03-15',
  addressee: '見本県知事',
  institution: { name: '医療法人青雲会　見本中央病院', location: '見本市中央１丁目２番３号' },
  establisher: { name: '医療法人青雲会', representative: '理事長　見本　三郎', address: '見本市中央１丁目２番３号' },
  designatedOn: '2027-04-01',
  doctors: [doctor('見本　四郎', '900001'), doctor('見本　五月', '900002')],
};

/** Ｃ－２医師の届出: the establisher reports that new doctors of C-2 work were confirmed by the minister (則106⑨). */
export const c2DoctorNotice: Form<C2DoctorNoticeInput, 'statement'> = {
  id: 'c2-doctor-notice',
  version: '1',
  wording: {
    number: '',
    title: '特定高度技能研修機関の業務に新たに従事する医師の確認に係る届出書',
    statement:
      '特定高度技能研修機関の指定に係る業務に新たに従事する次の医師が、医療法第１２０条第１項の確認を受けたので、医療法施行規則第１０６条第９項の規定により届け出ます。',
  },
  stage: 'duties',
  readers: ['hospital', 'supportCentre'],
  legalBasis: '医療法第120条第1項、医療法施行規則第101条第1項・第106条第9項',
  certainty: 'unconfirmed',
  inferred:
    '確認を受けた旨を開設者が届け出ることは法令による。様式は未見。題名、文面、医師の欄（氏名、医籍登録番号、確認年月日、計画期間）は推定。',
  input,
  problems: c2DoctorReportProblems,
  cautions: c2DoctorReportCautions,
  content: (form, words) => [
    ...submissionHead(form, submitter(form), words.title),
    paragraph(words.statement),
    heading('１', '特定高度技能研修機関'),
    facts([
      ['医療機関の名称', form.institution.name],
      ['所在の場所', form.institution.location],
      ['指定の年月日', letterDate(form.designatedOn)],
    ]),
    heading('２', '確認を受けた医師'),
    ruledTable(
      [rowNumberWidth(form.doctors.length), WIDTHS.name, WIDTHS.registrationNo, WIDTHS.confirmedOn, '*'],
      [
        ['番号', '氏名', '医籍登録番号', '確認年月日', '技能研修計画の計画期間'].map((text) => caption(text)),
        ...form.doctors.map(doctorRow),
      ],
    ),
  ],
  samples: {
    short,
    long: {
      ...short,
      number: '青雲総第１２３号',
      doctors: Array.from({ length: 32 }, (_, index) => doctor(`見本　${index + 1}郎`, String(900_001 + index))),
    },
    extreme: {
      ...short,
      establisher: {
        name: '医療法人社団𠮷祥会',
        representative: '理事長　辻󠄀邊　德瀨',
        address: '見本県見本郡辻󠄀葛󠄀町字祇󠄀園'.repeat(6),
      },
      institution: {
        name: '医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉濵記念見本病院',
        location: '見本県見本郡辻󠄀葛󠄀町字祇󠄀園'.repeat(6),
      },
      doctors: Array.from({ length: 12 }, (_, index) =>
        doctor('髙﨑𠮷濵　辻󠄀葛󠄀祇󠄀邉邊德瀨'.repeat(index % 3 === 0 ? 4 : 1), String(900_001 + index)),
      ),
    },
  },
};
