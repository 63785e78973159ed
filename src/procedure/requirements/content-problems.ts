/** What is missing or contradictory in the content of an application, for its kind and procedure. */
import { lastDayOfYears, validateIsoDate } from '../calendar/days.js';
import type { ApplicationContent, ContentB, ContentC1, ContentC2, ContentRenkeiB } from '../fields/content.js';
import type { BSubItem, CaseFacts, ProcedureProfile } from '../case/facts.js';
import { type Problem, ProblemList } from './problems.js';
import { needsForm5_1, qualifyB } from './qualification.js';

export type ContentFacts = Pick<CaseFacts, 'kind' | 'procedure' | 'profile' | 'content'>;

/** More than any hospital can have in a year; a larger figure is a slip of the keyboard. */
const MOST_IN_A_YEAR = 100_000;

/** Every problem, in the order of the form; empty when the content can be submitted. */
export function contentProblems(facts: ContentFacts): Problem[] {
  const { content, kind, procedure, profile } = facts;
  const list = new ProblemList();
  list.check(content.kind === kind, 'kind', '申請の区分と入力内容の区分が違います。区分を選び直してください。');
  checkContact(list, content);
  switch (content.kind) {
    case 'B':
      checkB(list, content, profile);
      break;
    case 'RENKEI_B':
      checkRenkeiB(list, content);
      break;
    case 'C1':
      checkC1(list, content);
      break;
    case 'C2':
      checkC2(list, content);
      break;
  }
  checkPledge(list, content);
  if (procedure === 'change') {
    list.requireText('change.matters', content.change.matters, '変更しようとする事項');
    list.requireText('change.reason', content.change.reason, '変更の理由');
  }
  return list.problems;
}

function checkContact(list: ProblemList, content: ApplicationContent): void {
  list.requireText('contactName', content.contactName, '担当者の氏名');
  list.requireText('contactPhone', content.contactPhone, '担当者の電話番号');
  if (content.contactPhone.trim() !== '') {
    const digits = content.contactPhone.normalize('NFKC').replace(/[^\d]/g, '');
    const fine = digits.length >= 10 && digits.length <= 11;
    list.check(fine, 'contactPhone', '電話番号は市外局番から10桁か11桁の数字で入力してください。');
  }
  // 連携B has no item for the business (則88①).
  if (content.kind !== 'RENKEI_B') list.requireText('business', content.business, '指定に係る業務の内容');
}

function checkB(list: ProblemList, content: ContentB, profile: ProcedureProfile): void {
  list.check(content.subItems.length > 0, 'subItems', '該当する小項目を一つ以上選んでください。');
  const chosen = profile.subItems.filter(({ code }) => content.subItems.includes(code));
  if (chosen.some(({ criterion }) => criterion === 'emergencyFigures')) checkEmergency(list, content.emergency);
  for (const { code, met, reason, hint } of qualifyB(content, profile).items) {
    list.check(met, fieldOf(chosen.find((item) => item.code === code)), `${code}：${reason}${hint}`);
  }
  for (const { code, text } of content.results) {
    const asked = chosen.some((item) => item.code === code && needsForm5_1(item, content));
    list.check(asked || text.trim() === '', `results[${code}]`, strayResult(code));
  }
  list.requireText('longHoursReason', content.longHoursReason, '医師をやむを得ず長時間従事させることが必要な理由');
  list.requireText('regionalRole', content.regionalRole, '地域の医療提供体制の構築方針における役割');
}

/** Where the shortfall of a sub-item is mended; a code the profile does not know is mended in the choice itself. */
function fieldOf(item: BSubItem | undefined): string {
  if (item === undefined) return 'subItems';
  return item.criterion === 'emergencyFigures' ? 'emergency' : `results[${item.code}]`;
}

function strayResult(code: string): string {
  return `${code}は選ばれていないか、実績の記載が要らない小項目です。小項目を選ぶか、実績を消してください。`;
}

function checkEmergency(list: ProblemList, emergency: ContentB['emergency']): void {
  const { periodFrom, periodTo } = emergency;
  list.requireDate('emergency.periodFrom', periodFrom, '実績の期間の始まり');
  list.requireDate('emergency.periodTo', periodTo, '実績の期間の終わり');
  if (
    periodFrom !== null &&
    periodTo !== null &&
    validateIsoDate(periodFrom) !== null &&
    validateIsoDate(periodTo) !== null
  ) {
    if (periodTo < periodFrom) list.add('emergency.periodTo', '実績の期間の終わりは、始まりより後の日にしてください。');
    else {
      const year = lastDayOfYears(periodFrom, 1);
      list.check(
        periodTo === year,
        'emergency.periodTo',
        '実績の期間はちょうど1年間にしてください（例：令和7年1月1日から令和7年12月31日まで）。',
      );
    }
  }
  list.checkNumber('emergency.ambulances', emergency.ambulances, '救急車の受入件数', 0, MOST_IN_A_YEAR);
  list.checkNumber(
    'emergency.offHoursAdmissions',
    emergency.offHoursAdmissions,
    '時間外等の即入院患者数',
    0,
    MOST_IN_A_YEAR,
  );
  if (emergency.importantRole) {
    list.requireText('emergency.importantRoleDetail', emergency.importantRoleDetail, '5疾病・事業での役割の内容');
  }
}

function checkRenkeiB(list: ProblemList, content: ContentRenkeiB): void {
  list.check(content.destinations.length > 0, 'destinations', '派遣先の医療機関を一つ以上入力してください。');
  const seen = new Set<string>();
  for (const [index, destination] of content.destinations.entries()) {
    const at = (name: string): string => `destinations[${index}].${name}`;
    list.requireText(at('institutionName'), destination.institutionName, '派遣先の医療機関の名称');
    list.check(destination.planningAreaId !== '', at('planningAreaId'), '派遣先の所在する二次医療圏を選んでください。');
    list.requireText(at('department'), destination.department, '派遣する診療科');
    list.requireNumber(at('persons'), destination.persons, '延べ派遣人数（年間）', 1, MOST_IN_A_YEAR);
    list.requireNumber(at('days'), destination.days, '派遣延べ日数（年間）', 1, MOST_IN_A_YEAR);
    const key = [destination.institutionName.trim(), destination.department.trim()].join('／');
    const named = destination.institutionName.trim() !== '';
    list.check(
      !named || !seen.has(key),
      at('institutionName'),
      '同じ派遣先と診療科が二度あります。一つにまとめてください。',
    );
    seen.add(key);
  }
  list.requireText('longHoursReason', content.longHoursReason, '派遣が必要である理由');
}

function checkC1(list: ProblemList, content: ContentC1): void {
  const either = content.clinicalTraining || content.specialtyTraining;
  list.check(either, 'clinicalTraining', '臨床研修（法119①一）と専門研修（法119①二）の一方又は両方を選んでください。');
  list.check(
    content.specialtyTraining || !content.specialtyTraineesApplied,
    'specialtyTraineesApplied',
    '専攻医に適用するには、専門研修（法119①二）を選んでください。',
  );
  list.check(content.programmes.length > 0, 'programmes', '研修プログラムを一つ以上入力してください。');
  for (const [index, programme] of content.programmes.entries()) {
    list.requireText(`programmes[${index}].name`, programme.name, '研修プログラムの名称');
    list.requireNumber(`programmes[${index}].trainees`, programme.trainees, '適用予定の人数', 0, 1_000);
  }
  list.requireText(
    'longHoursReason',
    content.longHoursReason,
    '研修を受ける医師をやむを得ず長時間従事させる必要がある理由',
  );
  list.requireText('efficiencyMeasures', content.efficiencyMeasures, '研修を効率的に行うための取組（則96①二ロ）');
}

function checkC2(list: ProblemList, content: ContentC2): void {
  list.requireText('field', content.field, '特定分野');
  list.requireDate('environmentConfirmedOn', content.environmentConfirmedOn, '教育研修環境の大臣確認の日');
  list.requireText('environmentConfirmationNo', content.environmentConfirmationNo, '教育研修環境の大臣確認の番号');
  for (const [index, doctor] of content.doctors.entries()) {
    const at = (name: string): string => `doctors[${index}].${name}`;
    list.requireText(at('name'), doctor.name, '医師の氏名');
    list.requireDate(at('planFrom'), doctor.planFrom, '技能研修計画の始まり');
    list.requireDate(at('planTo'), doctor.planTo, '技能研修計画の終わり');
    list.requireOrder(
      at('planTo'),
      doctor.planFrom,
      doctor.planTo,
      '技能研修計画の終わりは、始まりより後の日にしてください。',
    );
    list.requireDate(at('confirmedOn'), doctor.confirmedOn, '技能研修計画の大臣確認の日');
  }
  list.requireText('supervision', content.supervision, '指導体制');
  list.requireText(
    'longHoursReason',
    content.longHoursReason,
    '研修を受ける医師をやむを得ず長時間従事させる必要がある理由',
  );
}

function checkPledge(list: ProblemList, { pledge, violation }: ApplicationContent): void {
  list.check(pledge.agreed, 'pledge.agreed', '誓約書（様式9）の内容を確かめ、誓約してください（法113③三）。');
  list.requireDate('pledge.pledgedOn', pledge.pledgedOn, '誓約の日');
  if (!violation.exists) {
    const empty = violation.referredOn === null && violation.publishedOn === null;
    list.check(
      empty,
      'violation.exists',
      '送致等又は公表の日が入力されています。送致等が「ある」を選ぶか、日付を消してください。',
    );
    return;
  }
  list.requireDate('violation.referredOn', violation.referredOn, '送致等の日');
  if (violation.publishedOn === null) return; // Not made public: no bar (則82②).
  list.requireDate('violation.publishedOn', violation.publishedOn, '公表の日');
  list.requireOrder(
    'violation.publishedOn',
    violation.referredOn,
    violation.publishedOn,
    '公表の日は、送致等の日以後の日にしてください。',
  );
}
