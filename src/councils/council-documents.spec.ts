import { confirmationReport } from '../../forms/confirmation-report.js';
import { confirmationForm2 } from '../../forms/confirmation-form-2.js';
import { coordinationCouncilRequest } from '../../forms/coordination-council-request.js';
import { councilAgenda } from '../../forms/council-agenda.js';
import { councilCaseSheet } from '../../forms/council-case-sheet.js';
import { validate } from '../../forms/parts/input.js';
import { filledContent, filledEvaluation, filledPlan, hokkaidoProfile } from '../../test/support/procedure-samples.js';
import { sampleArea, sampleFacts, sampleHearing } from '../../test/support/procedure.js';
import type { CaseFacts, HearingFacts } from '../procedure/case/facts.js';
import { LONGEST_PLACE } from '../procedure/fields/limits.js';
import { councilAreas } from '../procedure/case/hearings.js';
import type { Kind } from '../procedure/terms/kinds.js';
import { confirmationReportDocument, type ReportedCase } from './confirmation-report.js';
import { caseSheet, type CouncilCase, councilPack, type CouncilSession } from './council-pack.js';
import { remedyOf } from '../documents/remedies.js';
import { confirmationDocument, requestDocument } from './documents.js';

const planningAreas = { tokachi: sampleArea('tokachi', '十勝'), nemuro: sampleArea('nemuro', '根室') };

function councilCase(kind: Kind, name: string, changes: Partial<CaseFacts> = {}): CouncilCase {
  const facts = sampleFacts(kind, {
    profile: hokkaidoProfile(),
    content: filledContent(kind),
    plan: filledPlan(),
    evaluation: filledEvaluation(),
    planningAreas,
    institution: { ...sampleFacts(kind).institution, id: name, planningAreaId: 'tokachi' },
    ...changes,
  });
  const institution = { name, address: '見本市中央', establisherName: '医療法人青雲会' };
  return { facts, institution, planningAreaId: 'tokachi' };
}

const heardAt = (kind: Kind, planningAreaId: string, changes: Partial<HearingFacts> = {}) =>
  sampleHearing(kind, 'coordinationCouncil', { id: planningAreaId, planningAreaId, ...changes });

describe('調整会議開催依頼文', () => {
  const request = {
    officer: '見本　花子',
    healthCentreName: '帯広保健所',
    requestedOn: '2026-12-18',
    dueOn: '2027-01-29',
  };
  const asked = (
    kind: 'B' | 'RENKEI_B',
    referenceNo: string,
    planningAreaId = 'tokachi',
    changes: Partial<CaseFacts> = {},
  ) => ({
    ...councilCase(kind, `病院${referenceNo}`, changes),
    kind,
    referenceNo,
    planningAreaId,
  });

  it('asks one health centre about many cases of several councils in one letter', () => {
    const { input, title } = requestDocument(
      [asked('B', '1'), asked('RENKEI_B', '2', 'nemuro'), asked('RENKEI_B', '3', 'nemuro', { procedure: 'renewal' })],
      request,
    );
    expect(validate(coordinationCouncilRequest.input, input)).toEqual([]);
    expect(title).toBe('調整会議開催依頼文（十勝圏・根室圏）');
    expect(input).toMatchObject({
      number: '事務連絡',
      addressee: '帯広保健所長',
      reportTo: '地域医療課医師確保係',
      contact: { office: '地域医療課医師確保係', person: '見本　花子' },
    });
    expect(input.cases.map(({ council, institutionName, work }) => [council, institutionName, work])).toEqual([
      ['十勝圏地域医療構想調整会議', '病院1', '(1) 救急医療'],
      ['根室圏地域医療構想調整会議', '病院2', '医療提供体制の確保のための他の医療機関への医師の派遣'],
      ['根室圏地域医療構想調整会議', '病院3', '医療提供体制の確保のための他の医療機関への医師の派遣'],
    ]);
    expect(input.attachments).toEqual(
      expect.arrayContaining([
        '確認様式１',
        '確認様式２',
        '様式２及び様式６（写し）',
        '指定更新申請書及び様式６（写し）',
      ]),
    );
  });

  it('bears the number and the first sentence that the officer wrote', () => {
    const words = { documentNumber: '地医第12号', preamble: '次の申請について、確認願います。' };
    expect(requestDocument([asked('B', '1')], { ...request, ...words }).input).toMatchObject({
      number: '地医第12号',
      preamble: '次の申請について、確認願います。',
    });
  });

  it('names the field of any case that is missing with its remedy', () => {
    const nameless = { ...asked('B', '2'), institution: { name: '', address: '見本市' } };
    const { input, remedies } = requestDocument([asked('B', '1'), nameless], request);
    const [problem] = validate(coordinationCouncilRequest.input, input);
    expect(problem?.field).toBe('申請（2件目）の医療機関名');
    expect(remedyOf(remedies, problem?.field ?? '').text).toContain('登録内容');
  });
});

describe('確認結果報告書', () => {
  const reported = (kind: Kind, referenceNo: string, hearing: HearingFacts): ReportedCase => ({
    ...councilCase(kind, `病院${referenceNo}`),
    referenceNo,
    hearing,
  });
  const letter = { healthCentreName: '帯広保健所', reportedOn: '2026-12-05', person: '見本　保子' };
  const doubted = heardAt('B', 'tokachi', {
    confirmation: {
      points: { consistentWithPolicy: true, longHoursUnavoidable: false },
      confirmedOn: '2026-11-30',
      chair: '架空 座長',
      remarks: '再度協議する。',
    },
  });

  it('tells of many cases in one letter, under the meetings they were dealt with on', () => {
    const { input, title, author } = confirmationReportDocument(
      [
        reported('B', '1', heardAt('B', 'tokachi')),
        reported('RENKEI_B', '2', heardAt('RENKEI_B', 'nemuro')),
        reported('B', '3', doubted),
      ],
      letter,
    );
    expect(validate(confirmationReport.input, input)).toEqual([]);
    expect([title, author]).toEqual(['確認結果報告書（3件）', '帯広保健所']);
    expect(input).toMatchObject({
      number: '事務連絡',
      seal: 'omitted',
      addressee: '北海道地域医療課長',
      senderTitle: '帯広保健所長',
      contact: { office: '帯広保健所', person: '見本　保子' },
    });
    expect(input.meetings.map(({ council, cases }) => [council, cases.map(({ referenceNo }) => referenceNo)])).toEqual([
      ['十勝圏地域医療構想調整会議', ['1', '3']],
      ['根室圏地域医療構想調整会議', ['2']],
    ]);
    expect(input.attachments).toEqual(['確認様式１（病院1、受付番号 1）', '確認様式２（病院2、受付番号 2）']);
  });

  it('says which points were not confirmed, a point without an answer among them', () => {
    const silent = heardAt('RENKEI_B', 'tokachi', {
      confirmation: {
        points: { consistentWithPolicy: true },
        confirmedOn: '2026-11-30',
        chair: '架空 座長',
        remarks: '',
      },
    });
    const [first, second] =
      confirmationReportDocument([reported('B', '1', doubted), reported('RENKEI_B', '2', silent)], letter).input
        .meetings[0]?.cases ?? [];
    expect(first).toMatchObject({
      unconfirmed: ['医師の長時間労働を前提とせざるを得ないこと'],
      remarks: '再度協議する。',
    });
    expect(second).toMatchObject({
      unconfirmed: ['医師の長時間労働を前提とせざるを得ないこと', '医師の派遣が医療提供体制の確保に必要であること'],
    });
    expect(second).not.toHaveProperty('remarks');
  });

  it('has nothing to tell of a case whose confirmation is not recorded', () => {
    expect(() =>
      confirmationReportDocument([reported('B', '1', heardAt('B', 'tokachi', { confirmation: null }))], letter),
    ).toThrow('nothing to report');
  });
});

describe('the pack of a council', () => {
  const session: CouncilSession = {
    council: 'medicalCouncil',
    meetingName: '第3回北海道医療審議会',
    heldOn: '2027-03-12',
    today: '2027-02-20',
  };
  const measures = sampleHearing('B', 'measuresCouncil', {
    opinion: {
      heldOn: '2027-03-05',
      answeredOn: null,
      body: 'plenary',
      opinion: 'agreedWithConditions',
      remarks: '毎年報告すること',
      supplementaryOpinion: '救急の集約を望む',
    },
  });

  it('lists the cases by kind and numbers the sheets as the list does', () => {
    const { agenda, sheets } = councilPack(
      [councilCase('C2', '病院C'), councilCase('B', '病院B'), councilCase('RENKEI_B', '病院連')],
      session,
    );
    expect(validate(councilAgenda.input, agenda.input)).toEqual([]);
    expect(agenda.input).toMatchObject({
      council: 'medicalCouncil',
      meetingName: '第3回北海道医療審議会',
      heldOn: '2027-03-12',
      office: '北海道地域医療課医師確保係',
    });
    expect(agenda.input.cases.map(({ sheet, institutionName, area }) => [sheet, institutionName, area])).toEqual([
      ['１', '病院B', '十勝圏'],
      ['２', '病院連', '十勝圏'],
      ['３', '病院C', '十勝圏'],
    ]);
    expect(sheets.map(({ input }) => [input.sheet, input.institutionName])).toEqual([
      ['資料１', '病院B'],
      ['資料２', '病院連'],
      ['資料３', '病院C'],
    ]);
    for (const { input } of sheets) expect(validate(councilCaseSheet.input, input)).toEqual([]);
    const alone = caseSheet(councilCase('B', '病院B'), session);
    expect(validate(councilCaseSheet.input, alone.input)).toEqual([]);
    expect(alone.input.sheet).toBeUndefined();
  });

  it('name the area of the case, also where the registry has moved the institution since', () => {
    const { institution } = sampleFacts('B');
    const moved = councilCase('B', '病院B', { institution: { ...institution, planningAreaId: 'nemuro' } });
    const { agenda, sheets } = councilPack([moved], session);
    expect([agenda.input.cases[0]?.area, sheets[0]?.input.area]).toEqual(['十勝圏', '十勝圏']);
  });

  it('brings the work, the plan, the evaluation and what the other councils said', () => {
    const hearings = [heardAt('B', 'tokachi'), measures];
    const {
      agenda,
      sheets: [sheet],
    } = councilPack([councilCase('B', '病院B', { hearings })], session);
    expect(agenda.input.cases[0]).toMatchObject({
      overall: 'sufficient_improving',
      coordination: '令和８年１１月３０日　十勝圏地域医療構想調整会議　全ての事項を確認',
    });
    expect(sheet?.input).toMatchObject({
      appliedOn: '2026-11-20',
      work: expect.stringMatching(/^\(1\) 救急医療\n該当要件：\n\(1\)イ　/) as string,
      plan: { doctors: 84, over960: 12, longestHours: 1540 },
      evaluation: { overall: 'sufficient_improving', noticeNo: '架空第100号' },
      coordination: [
        { council: '十勝圏地域医療構想調整会議', confirmedOn: '2026-11-30', chair: '架空 座長', unconfirmed: [] },
      ],
      measures: {
        heldOn: '2027-03-05',
        opinion: 'agreedWithConditions',
        remarks: '毎年報告すること',
        supplementaryOpinion: '救急の集約を望む',
      },
    });
    expect(sheet?.input).not.toHaveProperty('change');
  });

  it('leaves voided hearings out, and the opinion of 医療対策協議会 from its own documents', () => {
    const hearings = [heardAt('B', 'tokachi', { voided: true }), measures];
    const {
      agenda,
      sheets: [sheet],
    } = councilPack([councilCase('B', '病院B', { hearings })], {
      ...session,
      council: 'measuresCouncil',
      heldOn: null,
    });
    expect(agenda.input.cases[0]?.coordination).toBeUndefined();
    expect(sheet?.input.coordination).toEqual([]);
    expect(sheet?.input.measures).toBeUndefined();
    expect(agenda.input.heldOn).toBeUndefined();
  });

  it('says of a change what changes, and of a renewal until when the designation holds', () => {
    const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
    const content = { ...filledContent('C2'), change: { matters: '特定分野の変更', reason: '医師の着任' } };
    const sheetOf = (changes: Partial<CaseFacts>) =>
      councilPack([councilCase('C2', '病院C', { currentDesignation, ...changes })], session).sheets[0]?.input;
    expect(sheetOf({ procedure: 'change', content })).toMatchObject({
      change: { matters: '特定分野の変更', reason: '医師の着任' },
      currentPeriod: { until: '2027-03-31' },
    });
    expect(sheetOf({ procedure: 'renewal' })).toMatchObject({
      currentPeriod: { from: '2024-04-01' },
      work: '特定分野の高度な技能の修得に係る業務\n特定分野：外科',
    });
  });

  it('counts the dispatch of 連携B, which has no item for its work (則88①)', () => {
    const {
      sheets: [sheet],
    } = councilPack([councilCase('RENKEI_B', '病院連')], session);
    expect(sheet?.input.work).toBe(
      '医療提供体制の確保のための他の医療機関への医師の派遣\n年間：派遣先１医療機関、延べ２０人、延べ１００日\n派遣先地域：根室',
    );
  });
});

describe('確認様式2 of doctors who are sent to another prefecture', () => {
  const content = filledContent('RENKEI_B');
  if (content.kind !== 'RENKEI_B') throw new Error('the sample is of 連携B');
  const [sent] = content.destinations;
  const at = (changes: Partial<typeof sent>) => ({ ...sent!, persons: 10, days: 50, ...changes });
  const outside = { planningAreaId: '', elsewhere: '青森県大間町' };
  const formOf = (destinations: (typeof content)['destinations']) => {
    const material = councilCase('RENKEI_B', '病院連', { content: { ...content, destinations } });
    const asked = { planningAreaId: 'tokachi', purpose: 'meeting', hearing: null, today: '2026-12-10' } as const;
    const drawn = confirmationDocument(material, asked);
    if (drawn.formId !== 'confirmation-form-2') throw new Error('連携B has 確認様式2');
    expect(validate(confirmationForm2.input, drawn.input)).toEqual([]);
    return { asked: councilAreas(material.facts).ofCase, ...drawn.input };
  };

  it('asks the council of the hospital alone where all are outside, and names their place as another prefecture’s', () => {
    expect(formOf([at(outside), at({ ...outside, department: '外科' })])).toMatchObject({
      asked: ['tokachi'],
      destinationCount: 1,
      yearlyPersons: 20,
      yearlyDays: 100,
      areas: ['青森県大間町（他の都道府県）'],
    });
  });

  it('asks the council of the area inside too, counts both, and tells institutions of one name apart by their place', () => {
    const places = [
      at({ planningAreaId: 'nemuro' }),
      at(outside),
      at({ ...outside, institutionName: ` ${sent?.institutionName}　` }),
    ];
    expect(formOf(places)).toMatchObject({
      asked: ['tokachi', 'nemuro'],
      destinationCount: 2,
      areas: ['根室', '青森県大間町（他の都道府県）'],
    });
  });

  it('takes a place as long as the field does', () => {
    const [area] = formOf([at({ ...outside, elsewhere: '架'.repeat(LONGEST_PLACE) })]).areas;
    expect(area).toHaveLength(LONGEST_PLACE + 8);
  });
});
