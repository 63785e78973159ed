/** Which sections the content of an application has, by kind, in the order of the papers. */
import type { ContentB } from '../../procedure/fields/content.js';
import type { CaseFacts, ProcedureProfile } from '../../procedure/case/facts.js';
import type { Kind, ProcedureType } from '../../procedure/terms/kinds.js';
import { ORDINANCE } from '../../procedure/terms/law.js';
import { needsForm5_1 } from '../../procedure/requirements/qualification.js';
import type { ContentField, ContentSection, ResultsField, SingleField } from './fields.js';

export type SectionFacts = Pick<CaseFacts, 'kind' | 'procedure' | 'content' | 'profile'>;

/** The application form, and the article that lists its items. The items of the blank forms are not known, so the law's numbers are printed. */
const APPLICATION_FORM: Readonly<Record<Kind, { form: string; article: string }>> = {
  B: { form: '様式1', article: '則81①' },
  RENKEI_B: { form: '様式2', article: '則88①' },
  C1: { form: '様式3', article: '則95①' },
  C2: { form: '様式4', article: '則102①' },
};

const FORM_OF_PROCEDURE: Readonly<Record<ProcedureType, string>> = {
  new: '',
  renewal: '指定更新申請書',
  change: '業務変更承認申請書',
};

/** Name of the application form: 様式1; renewal and change have forms of their own, whose numbers are not known. */
export function applicationForm({ kind, procedure }: Pick<SectionFacts, 'kind' | 'procedure'>): string {
  return FORM_OF_PROCEDURE[procedure] || APPLICATION_FORM[kind].form;
}

/** One of the items every application has, e.g. 「様式1・則81①二」. */
export function applicationItem(
  facts: Pick<SectionFacts, 'kind' | 'procedure'>,
  number: '一' | '二' | '三' | '四' | '五',
): string {
  return `${applicationForm(facts)}・${APPLICATION_FORM[facts.kind].article}${number}`;
}

/** Every section of the case; what it asks depends on what is stored. */
export function contentSections(facts: SectionFacts): ContentSection[] {
  return [applicant(facts), ...ownSections(facts), pledge(facts)];
}

function ownSections(facts: SectionFacts): ContentSection[] {
  switch (facts.content.kind) {
    case 'B':
      return sectionsOfB(facts, facts.content);
    case 'RENKEI_B':
      return [dispatch()];
    case 'C1':
      return [training(facts)];
    case 'C2':
      return [skill(facts), doctors()];
  }
}

function applicant(facts: SectionFacts): ContentSection {
  const { kind, procedure } = facts;
  const change: SingleField[] = [
    { input: 'text', path: 'change.matters', label: '変更しようとする事項', formItem: ORDINANCE[kind].change },
    { input: 'text', path: 'change.reason', label: '変更の理由', formItem: ORDINANCE[kind].change },
  ];
  return {
    id: 'applicant',
    title: '医療機関の基本情報',
    form: applicationForm(facts),
    lead: '登録されている医療機関の情報を確かめ、この申請の担当者を入力してください。',
    fields: [
      {
        input: 'line',
        path: 'contactName',
        label: '担当者の氏名',
        support: '都道府県から連絡する方です',
        autocomplete: 'name',
      },
      {
        input: 'line',
        path: 'contactPhone',
        label: '担当者の電話番号',
        support: '市外局番から。ハイフンはあってもなくても構いません',
        width: 12,
        type: 'tel',
        autocomplete: 'tel',
      },
      ...(procedure === 'change' ? change : []),
    ],
  };
}

function business(facts: SectionFacts): SingleField {
  return {
    input: 'text',
    path: 'business',
    label: '指定に係る業務の内容',
    formItem: applicationItem(facts, '五'),
    support: '例：(1) 救急医療。年960時間を超える時間外・休日労働が必要な業務を書きます',
    rows: 3,
  };
}

function sectionsOfB(facts: SectionFacts, content: ContentB): ContentSection[] {
  const { profile } = facts;
  return [
    {
      id: 'sub-items',
      title: '業務と小項目',
      form: applicationForm(facts),
      lead: '申請する業務と、該当する小項目を選びます。要件を満たすかは保存すると表示されます。',
      fields: [
        business(facts),
        {
          input: 'subItems',
          path: 'subItems',
          label: '該当する小項目',
          formItem: '別添2の1',
          support: 'あてはまるものを全て選んでください',
        },
        ...tableFields(content, profile),
      ],
    },
    {
      id: 'results',
      title: '機能と年間の実績',
      form: '様式5-1',
      lead: '選んだ小項目のうち、実績の記載が必要なものだけが表示されます。',
      fields: [...emergencyFields(content, profile), ...resultFields(content, profile)],
    },
    {
      id: 'reason',
      title: '長時間の必要性と地域での役割',
      form: '様式5-2',
      lead: '全ての小項目で必要です。',
      fields: [
        {
          input: 'text',
          path: 'longHoursReason',
          label: '医師をやむを得ず長時間従事させることが必要な理由',
          formItem: '様式5-2',
          support: 'どの業務で、どの診療科の医師が、なぜ長時間になるのかを具体的に書いてください',
          rows: 8,
        },
        {
          input: 'text',
          path: 'regionalRole',
          label: '地域の医療提供体制の構築方針における役割',
          formItem: '確認様式1',
          support: '地域医療構想調整会議の資料にそのまま載ります',
        },
      ],
    },
  ];
}

/** Whether the annexed tables of the medical plan list the hospital, for the sub-items that hang on it. */
function tableFields({ subItems }: ContentB, profile: ProcedureProfile): SingleField[] {
  return profile.subItems
    .filter(({ code }) => subItems.includes(code))
    .flatMap(({ code, form5_1 }): SingleField[] => {
      const table = { unlessListedInTable5: 5, unlessListedInTable7: 7, exempt: null, required: null }[form5_1];
      if (table === null) return [];
      return [
        {
          input: 'tick',
          path: `listedInTable${table}`,
          label: `${code} 医療計画への掲載`,
          statement: `${profile.prefecture}医療計画 第8章 別表${table}に掲載されている`,
          support: '掲載されていると様式5-1は要りません',
          formItem: '別添2の1',
        },
      ];
    });
}

function emergencyFields(
  { subItems }: ContentB,
  { subItems: rules, emergencyThresholds }: ProcedureProfile,
): SingleField[] {
  const chosen = rules.find(({ code, criterion }) => criterion === 'emergencyFigures' && subItems.includes(code));
  if (!chosen) return [];
  const formItem = `様式5-1・${chosen.code}`;
  const { ambulancesPerYear, offHoursAdmissionsPerYear } = emergencyThresholds;
  const year =
    '対象期間は資料に定めがないため、1年間の始まりと終わりを書いてください（例：令和7年1月1日から令和7年12月31日まで）';
  return [
    { input: 'day', path: 'emergency.periodFrom', label: '実績の期間の始まり', formItem, support: year },
    { input: 'day', path: 'emergency.periodTo', label: '実績の期間の終わり', formItem },
    {
      input: 'number',
      path: 'emergency.ambulances',
      label: '救急車の受入件数（年間）',
      unit: '件',
      formItem,
      support: `年${ambulancesPerYear.toLocaleString('ja-JP')}件以上が要件です（次の患者数とどちらか一方で足ります）`,
    },
    {
      input: 'tick',
      path: 'emergency.helicopterIncluded',
      label: 'ヘリコプターの扱い',
      statement: '件数に救急ヘリコプターの受入れを含む',
      formItem,
    },
    {
      input: 'number',
      path: 'emergency.offHoursAdmissions',
      label: '時間外等に受診し直ちに入院した患者数（年間）',
      unit: '人',
      formItem,
      support: `年${offHoursAdmissionsPerYear.toLocaleString('ja-JP')}人以上が要件です`,
    },
    {
      input: 'yesNo',
      path: 'emergency.importantRole',
      label: '5疾病・事業の確保についての重要な役割',
      yes: 'ある',
      no: 'ない',
      formItem: `${formItem}・法30の4②四・五`,
    },
    {
      input: 'text',
      path: 'emergency.importantRoleDetail',
      label: 'その役割の内容',
      formItem,
      support: '「ある」のときに書いてください',
      rows: 3,
      onlyIf: 'emergency.importantRole',
    },
  ];
}

/** Sub-items that ask for results in words, and results left behind by a choice that was taken back. */
function resultFields(content: ContentB, profile: ProcedureProfile): ResultsField[] {
  const asked = profile.subItems
    .filter(
      (item) =>
        content.subItems.includes(item.code) &&
        item.criterion !== 'standing' &&
        item.criterion !== 'emergencyFigures' &&
        needsForm5_1(item, content),
    )
    .map(({ code, label }) => ({
      code,
      label,
      support: '業務の内容と、年間の件数・人数などの実績（期間も）を書いてください',
    }));
  const stray = content.results
    .filter(({ code, text }) => text.trim() !== '' && !asked.some((item) => item.code === code))
    .map(({ code }) => ({
      code,
      label: '選ばれていないか、記載が要らない小項目',
      support: '要らなければ文字を消して保存してください',
    }));
  const items = [...asked, ...stray];
  return items.length === 0
    ? []
    : [{ input: 'results', path: 'results', label: '年間の実績', formItem: '様式5-1', items }];
}

function dispatch(): ContentSection {
  return {
    id: 'dispatch',
    title: '医師の派遣',
    form: '様式6',
    lead: '管理者の指示などにより医師を派遣している医療機関と、その年間の実績を入力します。',
    fields: [
      {
        input: 'rows',
        path: 'destinations',
        label: '派遣先の医療機関',
        rowLabel: '派遣先',
        formItem: '様式6・確認様式2',
        support: '診療科ごとに一つの行にしてください。空の行は保存されません',
        fields: [
          { input: 'line', path: 'institutionName', label: '医療機関の名称' },
          { input: 'area', path: 'planningAreaId', label: '所在する二次医療圏' },
          { input: 'line', path: 'department', label: '派遣する診療科', width: 12 },
          { input: 'number', path: 'persons', label: '延べ派遣人数（年間）', unit: '人' },
          { input: 'number', path: 'days', label: '派遣延べ日数（年間）', unit: '日' },
        ],
      },
      { input: 'text', path: 'longHoursReason', label: '派遣が必要である理由', formItem: '様式6', rows: 8 },
    ],
  };
}

function training(facts: SectionFacts): ContentSection {
  return {
    id: 'training',
    title: '研修の内容',
    form: `${applicationForm(facts)}・様式7`,
    lead: '臨床研修と専門研修の一方又は両方について申請できます。',
    fields: [
      business(facts),
      {
        input: 'tick',
        path: 'clinicalTraining',
        label: '臨床研修',
        statement: '臨床研修（法119①一）について申請する',
        formItem: `${applicationForm(facts)}・法119①一`,
      },
      {
        input: 'tick',
        path: 'specialtyTraining',
        label: '専門研修',
        statement: '専門研修（法119①二）について申請する',
        formItem: `${applicationForm(facts)}・法119①二`,
      },
      {
        input: 'tick',
        path: 'specialtyTraineesApplied',
        label: '専攻医への適用',
        statement: '専門研修プログラムに、C-1水準を適用する予定の専攻医が参加する',
        support: '選ぶと専門研修プログラムの提出が必要になります',
        formItem: '様式7',
      },
      {
        input: 'rows',
        path: 'programmes',
        label: '研修プログラム',
        rowLabel: '研修プログラム',
        formItem: '様式7',
        support: '空の行は保存されません',
        fields: [
          { input: 'line', path: 'name', label: '研修プログラムの名称' },
          { input: 'number', path: 'trainees', label: '適用予定の人数', unit: '人' },
        ],
      },
      longTrainingReason('様式7'),
      {
        input: 'text',
        path: 'efficiencyMeasures',
        label: '研修を効率的に行うための取組',
        formItem: '様式7・則96①二ロ',
      },
    ],
  };
}

function longTrainingReason(formItem: string): SingleField {
  return {
    input: 'text',
    path: 'longHoursReason',
    label: '研修を受ける医師をやむを得ず長時間従事させる必要がある理由',
    formItem,
    rows: 8,
  };
}

function skill(facts: SectionFacts): ContentSection {
  return {
    id: 'skill',
    title: '特定分野と大臣の確認',
    form: applicationForm(facts),
    lead: '教育研修環境についての厚生労働大臣の確認が必要です（法120①）。',
    fields: [
      business(facts),
      {
        input: 'line',
        path: 'field',
        label: '特定分野',
        support: '大臣が公示した分野のうち申請するもの（例：外科）',
        formItem: `${applicationForm(facts)}・法120①`,
      },
      { input: 'day', path: 'environmentConfirmedOn', label: '教育研修環境の大臣確認の日', formItem: '則102②二' },
      { input: 'line', path: 'environmentConfirmationNo', label: '教育研修環境の大臣確認の番号', formItem: '則102②二' },
    ],
  };
}

function doctors(): ContentSection {
  return {
    id: 'doctors',
    title: '指導体制と適用する医師',
    form: '様式8',
    lead: '指定後すぐにC-2水準を適用する医師がいるときは、全員を入力してください。いなければ空のままで構いません。',
    fields: [
      {
        input: 'rows',
        path: 'doctors',
        label: '指定後すぐに適用する医師',
        rowLabel: '医師',
        formItem: '様式8・則101①',
        support: '空の行は保存されません',
        fields: [
          { input: 'line', path: 'name', label: '医師の氏名' },
          { input: 'day', path: 'planFrom', label: '技能研修計画の始まり' },
          { input: 'day', path: 'planTo', label: '技能研修計画の終わり' },
          { input: 'day', path: 'confirmedOn', label: '技能研修計画の大臣確認の日' },
        ],
      },
      { input: 'text', path: 'supervision', label: '指導体制', formItem: '様式8' },
      longTrainingReason('様式8'),
    ],
  };
}

function pledge({ kind }: SectionFacts): ContentSection {
  const { pledge: pledgeArticle, violation } = ORDINANCE[kind];
  const formItem = `様式9・${violation}`;
  return {
    id: 'pledge',
    title: '誓約書',
    form: '様式9',
    lead: '労働法令の違反により送致等がされ、かつ公表された事実があると、送致等の日から1年を経過するまで申請できません。公表の日からではありません。',
    fields: [
      {
        input: 'yesNo',
        path: 'violation.exists',
        label: '労働法令（令14の条項）の違反による送致等',
        yes: 'ある',
        no: 'ない',
        formItem,
      },
      {
        input: 'day',
        path: 'violation.referredOn',
        label: '送致等の日',
        formItem,
        support: '「ある」のときだけ入力してください',
        onlyIf: 'violation.exists',
      },
      {
        input: 'day',
        path: 'violation.publishedOn',
        label: '公表の日',
        formItem,
        support: '公表されていなければ空のままにしてください',
        onlyIf: 'violation.exists',
      },
      {
        input: 'tick',
        path: 'pledge.agreed',
        label: '誓約',
        statement: '上の内容に偽りがなく、指定を妨げる事実がないことを誓約します',
        formItem: `様式9・${pledgeArticle}`,
      },
      { input: 'day', path: 'pledge.pledgedOn', label: '誓約の日', formItem: `様式9・${pledgeArticle}` },
    ],
  };
}

/** The section in which the problem at this path is mended; null for one that belongs to none. */
export function sectionOf(sections: readonly ContentSection[], problemPath: string): ContentSection | null {
  return sections.find(({ fields }) => fields.some((field) => holds(field, problemPath))) ?? null;
}

/** Whether a problem at this path is mended in the field. `emergency` alone means the figures. */
function holds({ path }: ContentField, problemPath: string): boolean {
  return problemPath === path || problemPath.startsWith(`${path}[`) || path.startsWith(`${problemPath}.`);
}
