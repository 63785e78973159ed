import { describeForm, formText } from '../test/support/describe-form.js';
import { applicationForm1 } from './application-form-1.js';
import { applicationForm2 } from './application-form-2.js';
import { applicationForm3 } from './application-form-3.js';
import { applicationForm4 } from './application-form-4.js';
import { applicationForm9 } from './application-form-9.js';
import type { RecordField } from './parts/input.js';
import { anyForm, type FormId } from './index.js';
import { type Kind, type ProcedureType } from '../src/procedure/terms/kinds.js';

/** What changes stands on the document of a change. */
const IN_A_CHANGE = () => ({ procedure: 'change' });
describeForm('application-form-1', IN_A_CHANGE);
describeForm('application-form-2', IN_A_CHANGE);
describeForm('application-form-3', IN_A_CHANGE);
describeForm('application-form-4', IN_A_CHANGE);
describeForm('application-form-9');

const FORMS_OF_KINDS = [
  ['application-form-1', '特定地域医療提供機関', '医療法第１１３条第１項', ''],
  [
    'application-form-2',
    '連携型特定地域医療提供機関',
    '医療法第１１８条第１項',
    '医療法第１１８条第２項において準用する同法',
  ],
  [
    'application-form-3',
    '技能向上集中研修機関',
    '医療法第１１９条第１項',
    '医療法第１１９条第２項において準用する同法',
  ],
  [
    'application-form-4',
    '特定高度技能研修機関',
    '医療法第１２０条第１項',
    '医療法第１２０条第２項において準用する同法',
  ],
] as const satisfies [FormId, string, string, string][];

const validUntil = '2027-03-31';
const change = { matters: '診療科の追加', reason: '医師の着任' };
const document = (id: FormId, other: object) => formText(id, { ...(anyForm(id).samples.short as object), ...other });
const withContent = (id: FormId, other: object) => {
  const { content } = anyForm(id).samples.short as { content: object };
  return { content: { ...content, ...other } };
};

const printedFields = ({ input }: { input: RecordField }) => {
  const { content } = input.fields;
  return content?.kind === 'content' ? Object.keys(content.fields) : [];
};

describe.each(FORMS_OF_KINDS)('%s', (id, name, article, borrowed) => {
  test('法113②: a new application asks for the designation under the article of its kind', async () => {
    const text = await document(id, { procedure: 'new' });
    expect(text).toContain(`${name}指定申請書`);
    expect(text).toContain(`${article}の規定による${name}の指定を受けたいので`);
  });

  test('法115①④: a renewal has its own title and sentence, and no form number that nobody has seen', async () => {
    const text = await document(id, { procedure: 'renewal', validUntil });
    expect(text).toMatch(new RegExp(`^${name}指定更新申請書`));
    expect(text).toContain(
      `${borrowed || '医療法'}第１１５条第１項の規定による${name}の指定の更新を受けたいので、同条第４項において準用する同法第１１３条第２項の規定により`,
    );
  });

  test('法116①②: a change has its own title and sentence; of 連携B it is the work of the doctors sent (法118②)', async () => {
    const text = await document(id, { procedure: 'change', ...withContent(id, { change }) });
    const work = id === 'application-form-2' ? '派遣をされる医師の業務' : '指定に係る業務';
    expect(text).toMatch(new RegExp(`^${name}業務変更承認申請書`));
    expect(text).toContain(
      `${borrowed || '医療法'}第１１６条第１項の規定による${name}の${work}の変更の承認を受けたいので`,
    );
  });

  test('則81①一〜四・88①・95①・102①: every item of the article stands on the document and cannot be left out', async () => {
    const text = await document(id, {});
    for (const item of [
      '(1)開設者の住所及び氏名（法人であるときは、その名称及び主たる事務所の所在地）',
      '(2)管理者の氏名',
      '(3)病院又は診療所の名称',
      '(4)所在の場所',
    ]) {
      expect(text).toContain(item);
    }
    const { fields } = anyForm(id).input;
    for (const field of ['establisher', 'administrator', 'institutionName', 'location', 'addressee', 'date']) {
      expect(fields[field]?.kind).not.toBe('optional');
    }
  });

  test('則84①・91①・98①・105①: a renewal states the day the present designation ends, a new application does not', async () => {
    expect(await document(id, { procedure: 'renewal', validUntil })).toMatch(
      /現に受けている指定の有.*?効期間の満了日.*令和９年３月３１日/,
    );
    expect(await document(id, { procedure: 'new' })).not.toContain('満了日');
  });

  test('則85③・92③・99③・106⑦: a change states what changes and why', async () => {
    const text = await document(id, { procedure: 'change', ...withContent(id, { change }) });
    expect(text).toContain('変更しようとする事項診療科の追加');
    expect(text).toContain('変更の理由医師の着任');
  });

  test('what comes later has a box left empty in the list of documents', async () => {
    const attachments = [
      { name: '届いた書類', state: 'attached' },
      { name: '届かない書類', state: 'missing' },
    ];
    expect(await document(id, { attachments })).toContain('☑届いた書類☐届かない書類');
  });
});

test('則88①: the application for 連携B has no 業務の内容, the other three cannot do without', async () => {
  expect(printedFields(applicationForm2)).not.toContain('business');
  expect(await document('application-form-2', {})).not.toContain('業務の内容');
  for (const form of [applicationForm1, applicationForm3, applicationForm4]) {
    expect(printedFields(form)).toContain('business');
    expect(await document(form.id as FormId, {})).toContain('(5)指定に係る業務の内容');
  }
});

test('法119①: an application for C-1 ticks 臨床研修, 専門研修 or both', async () => {
  expect(
    await document(
      'application-form-3',
      withContent('application-form-3', { clinicalTraining: false, specialtyTraining: true }),
    ),
  ).toContain('☐臨床研修（医療法第１１９条第１項第１号）☑専門研修（医療法第１１９条第１項第２号）');
  expect(await document('application-form-3', withContent('application-form-3', { specialtyTraining: true }))).toMatch(
    /☑臨床研修.+☑専門研修/,
  );
});

test('the number of G-MIS stands at the top when there is one', async () => {
  expect(await document('application-form-1', {})).not.toContain('受付番号');
  expect(await document('application-form-1', { gmisNumber: '見本-77' })).toMatch(/^様式１Ｇ－ＭＩＳ受付番号見本-77/);
});

describe('様式9', () => {
  const pledge = (change: object) => document('application-form-9', change);

  test('令14・則82②: all provisions the pledge is about are named, and the year counts from the referral', async () => {
    const text = await pledge({});
    const labourStandards = [
      '第２４条',
      '第３２条',
      '第３４条',
      '第３５条第１項',
      '第３６条第６項（第２号及び第３号に係る部分に限る。）',
      '第３７条第１項及び第４項',
      '第１４１条第３項',
    ];
    for (const article of labourStandards) expect(text).toContain(article);
    expect(text).toContain('最低賃金法第４条第１項');
    expect(text).toContain('労働基準法施行規則第２５条の２第１項');
    expect(text).toContain('この申請の時において、当該送致等の日から起算して１年を経過していないもの');
    expect(text).toContain('その旨の公表が行われたもの');
  });

  test.each<[Kind, ProcedureType, string, string]>([
    ['B', 'new', '医療法第１１３条第３項第３号', '医療法施行規則第８２条第２項に'],
    [
      'B',
      'renewal',
      '医療法第１１５条第４項において準用する同法第１１３条第３項第３号',
      '医療法施行規則第８４条第２項において準用する同規則第８２条第２項に',
    ],
    [
      'RENKEI_B',
      'new',
      '医療法第１１８条第２項において準用する同法第１１３条第３項第３号',
      '医療法施行規則第８９条第２項において準用する同規則第８２条第２項に',
    ],
    [
      'C1',
      'change',
      '医療法第１１９条第２項において準用する同法第１１６条第２項において準用する同法第１１３条第３項第３号',
      '医療法施行規則第９９条第４項において準用する同規則第９６条第２項において準用する同規則第８２条第２項に',
    ],
    [
      'C2',
      'renewal',
      '医療法第１２０条第２項において準用する同法第１１５条第４項において準用する同法第１１３条第３項第３号',
      '医療法施行規則第１０５条第２項において準用する同規則第１０３条第２項において準用する同規則第８２条第２項に',
    ],
  ])(
    '則89②・96②・103②: %s in a %s application pledges under its own articles',
    async (kind, procedure, law, ordinance) => {
      const text = await pledge({ kind, procedure });
      expect(text).toContain(law);
      expect(text).toContain(ordinance);
    },
  );

  test('則82②: a referral that does not bar is told with its days', async () => {
    const referred = (publishedOn: string | null) =>
      withContent('application-form-9', { violation: { exists: true, referredOn: '2025-06-30', publishedOn } });
    expect(await pledge({})).toContain('送致等なし');
    expect(await pledge(referred('2025-07-04'))).toContain(
      '送致等あり（令和７年６月３０日）公表あり（令和７年７月４日）',
    );
    expect(await pledge(referred(null))).toContain('公表なし');
  });

  test('則81②三: it is signed by the establisher and names the administrator, whose acts it is about', () => {
    const { fields } = applicationForm9.input;
    expect([fields['establisher']?.kind, fields['administrator']?.kind]).toEqual(['record', 'text']);
  });
});
