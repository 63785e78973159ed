/** A hospital's clerk at work on the real program over HTTP. */
import request from 'supertest';
import { pdf } from './test-files.js';
import { DEMO_PASSWORD, DemoAccounts } from '../../src/identity/demo-accounts.js';
import type { Kind, ProcedureType } from '../../src/procedure/terms/kinds.js';
import { DemoInstitutions } from '../../src/registry/demo-institutions.js';
import type { TestApp } from './app.js';

export type Agent = ReturnType<typeof request.agent>;
export type Fields = Record<string, string | string[]>;

/** The fictional hospitals and people, in an installation that has none. */
export async function loadPeople({ app }: TestApp): Promise<void> {
  await app.get(DemoAccounts).load(await app.get(DemoInstitutions).load());
}

/** @param login of seeds/demo/accounts.json */
export async function signIn({ url }: TestApp, login: string): Promise<Agent> {
  const agent = request.agent(url);
  const { status } = await agent.post('/login').type('form').send({ login, password: DEMO_PASSWORD });
  if (status !== 303) throw new Error(`${login} could not sign in: ${status}`);
  return agent;
}

/** The hidden fields of the first form of a page that changes a case; the version of the working copy where it submits one. */
export function hiddenFields(html: string): Fields {
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(html)?.[1];
  const workingVersion = value('workingVersion');
  return {
    lockVersion: value('lockVersion') ?? '',
    idempotencyKey: value('idempotencyKey') ?? '',
    ...(workingVersion !== undefined && { workingVersion }),
  };
}

/** Opens the page of a form and sends the form with these values. */
export async function fill(agent: Agent, path: string, fields: Fields): Promise<request.Response> {
  const page = await agent.get(path);
  if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
  return agent
    .post(path)
    .type('form')
    .send({ ...hiddenFields(page.text), ...fields });
}

/** The same for a form with a file. */
export async function upload(
  agent: Agent,
  page: string,
  action: string,
  fields: Fields,
  file: { field: string; name: string; bytes: Buffer },
): Promise<request.Response> {
  const { text } = await agent.get(page);
  const post = agent.post(action);
  for (const [name, value] of Object.entries({ ...hiddenFields(text), ...fields })) post.field(name, value);
  return post.attach(file.field, file.bytes, file.name);
}

export interface Choice {
  kind: Kind;
  procedure?: ProcedureType;
}

/** Begins an application in the first open round. @returns its id */
export async function open(agent: Agent, { kind, procedure = 'new' }: Choice): Promise<string> {
  const page = await agent.get('/hospital/applications/new');
  const roundId = /name="roundId"[^>]*value="([0-9a-f-]{36})"/u.exec(page.text)?.[1] ?? '';
  const { idempotencyKey } = hiddenFields(page.text);
  const answer = await agent
    .post('/hospital/applications/new')
    .type('form')
    .send({ kind, procedure, roundId, currentDesignationId: '', idempotencyKey });
  const id = /^\/cases\/([0-9a-f-]{36})\/content\/applicant$/u.exec(answer.headers['location'] ?? '')?.[1];
  if (!id) throw new Error(`not opened: ${answer.status} ${answer.text}`);
  return id;
}

const PLEDGE = {
  'violation[exists]': 'false',
  'pledge[agreed]': ['false', 'true'],
  'pledge[pledgedOn]': '令和8年11月10日',
};
const APPLICANT = { contactName: '佐々木 美穂', contactPhone: '０１５５ー００ー００００' };

/** What a clerk types into each section, by kind; the sections are filled in this order. */
export const CONTENT: Readonly<Record<Kind, Record<string, Fields>>> = {
  B: {
    applicant: APPLICANT,
    'sub-items': { business: '(1) 救急医療', subItems: ['(1)イ', '(3)イ'] },
    results: {
      'emergency[periodFrom]': '令和7年1月1日',
      'emergency[periodTo]': '2025/12/31',
      'emergency[ambulances]': '１，８４２件',
      'emergency[helicopterIncluded]': ['false', 'true'],
      'emergency[offHoursAdmissions]': '611',
      'emergency[importantRole]': 'true',
      'emergency[importantRoleDetail]': '脳卒中・心筋梗塞の急性期医療',
      'results[0][code]': '(3)イ',
      'results[0][text]': '血栓回収療法 年42件',
    },
    reason: {
      longHoursReason: '夜間・休日の救急搬送を圏域で唯一受け入れている。',
      regionalRole: '救急患者の受入れと手術を担う急性期の病院',
    },
    pledge: PLEDGE,
  },
  RENKEI_B: {
    applicant: APPLICANT,
    dispatch: {
      'destinations[0][institutionName]': '根室海灯病院',
      'destinations[0][planningAreaId]': 'nemuro',
      'destinations[0][department]': '内科',
      'destinations[0][persons]': '20',
      'destinations[0][days]': '100',
      longHoursReason: '派遣先には常勤医がいない。',
    },
    pledge: PLEDGE,
  },
  C1: {
    applicant: APPLICANT,
    training: {
      business: '専門研修',
      specialtyTraining: ['false', 'true'],
      specialtyTraineesApplied: ['false', 'true'],
      'programmes[0][name]': '架空総合診療専門研修プログラム',
      'programmes[0][trainees]': '3人',
      longHoursReason: '希少な症例を経験する必要がある。',
      efficiencyMeasures: '模擬診療の教材を整える。',
    },
    pledge: PLEDGE,
  },
  C2: {
    applicant: APPLICANT,
    skill: {
      business: '高度な外科手術',
      field: '外科',
      environmentConfirmedOn: 'R8.9.1',
      environmentConfirmationNo: '架空第1号',
    },
    doctors: {
      'doctors[0][name]': '𠮷川 瞳',
      'doctors[0][planFrom]': '令和9年4月1日',
      'doctors[0][planTo]': '令和12年3月31日',
      'doctors[0][confirmedOn]': '令和8年9月15日',
      supervision: '指導医3人が交代で指導する。',
      longHoursReason: '長時間の手術を最後まで経験する必要がある。',
    },
    pledge: PLEDGE,
  },
};

export const PLAN: Fields = {
  periodFrom: '令和9年4月1日',
  periodTo: '令和14年3月31日',
  doctorsTotal: '84人',
  doctorsOver960: '12',
  longestHours: '1,540時間',
  heardFrom: '勤務医の代表と看護部',
  heardOn: '令和8年8月20日',
  'matters[hours]': ['false', 'true'],
  'matters[targets]': ['false', 'true'],
  'matters[health]': ['false', 'true'],
  'matters[other]': ['false', 'true'],
  'matters[trainingEfficiency]': ['false', 'true'],
};

const EVALUATION: Fields = {
  overall: 'sufficient_improving',
  noticeNo: '架空第100号',
  noticedOn: '令和8年10月20日',
  asOf: '令和8年9月30日',
  onHoldReason: '',
};

/** Files that must be attached besides the plan and the evaluation. */
const FILES: Readonly<Record<Kind, string[]>> = { B: [], RENKEI_B: [], C1: ['D09'], C2: ['D11', 'D12', 'D13', 'D14'] };

/** Everything up to the check page. */
export async function prepare(agent: Agent, id: string, kind: Kind): Promise<void> {
  const done = (answer: request.Response, what: string) => {
    if (answer.status !== 303) throw new Error(`${what}: ${answer.status} ${messages(answer.text)}`);
  };
  for (const [section, fields] of Object.entries(CONTENT[kind]))
    done(await fill(agent, `/cases/${id}/content/${section}`, fields), section);
  const plan = { field: 'file', name: '時短計画（案）.pdf', bytes: pdf({ text: 'plan' }) };
  done(await upload(agent, `/cases/${id}/plan`, `/cases/${id}/plan`, PLAN, plan), 'plan');
  done(
    await fill(agent, `/cases/${id}/evaluation`, { appliedOn: '令和8年6月1日', receiptNo: '架空-0001' }),
    'evaluation applied for',
  );
  const notice = { field: 'file', name: '評価結果.pdf', bytes: pdf({ text: 'evaluation' }) };
  done(await upload(agent, `/cases/${id}/evaluation`, `/cases/${id}/evaluation`, EVALUATION, notice), 'evaluation');
  for (const document of FILES[kind]) {
    const file = { field: `file-${document}`, name: `${document}.pdf`, bytes: pdf({ text: document }) };
    done(await upload(agent, `/cases/${id}/documents`, `/cases/${id}/documents/${document}`, {}, file), document);
  }
}

/** Texts of the messages on a page, for a failing test. */
export function messages(html: string): string {
  return [
    ...html.matchAll(
      /class="(?:field__error|condition__text|error-summary__list|banner__title)"[^>]*>(.*?)<\/(?:p|span|ul|h2)>/gsu,
    ),
  ]
    .map(([, text]) => text?.replace(/<[^>]+>/gu, ''))
    .join(' / ');
}
