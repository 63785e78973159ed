/** Each sentence of the hospital's pages that is true in some stages only, and every page of a case in every stage. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { type Agent, startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

const STAGES = ['準備', '提出済', '受付', '審査', '補正', '調整会議', '決裁待ち', '決裁済', '指定', '取下げ'] as const;
type Stage = (typeof STAGES)[number];

const ENDED: readonly Stage[] = ['指定', '取下げ'];
const SUBMITTED = STAGES.filter((stage) => stage !== '準備');
const PREPARING: readonly Stage[] = ['準備'];
const WRITING: readonly Stage[] = ['準備', '補正'];

/** Where a sentence may stand, and where it has to. */
const CLAIMS: readonly { says: string; may: readonly Stage[]; must?: { page: string; in: readonly Stage[] } }[] = [
  { says: 'まだ提出されていません', may: PREPARING, must: { page: 'check', in: PREPARING } },
  { says: '申請期限を過ぎています', may: PREPARING },
  { says: '次にすること：', may: PREPARING },
  { says: '項目が完了</strong>しています', may: WRITING, must: { page: 'preparation', in: WRITING } },
  { says: 'いまは変更できません', may: STAGES.filter((stage) => !WRITING.includes(stage)) },
  { says: 'この内容で提出する</button>', may: PREPARING, must: { page: 'check', in: PREPARING } },
  { says: 'に提出した内容です', may: SUBMITTED, must: { page: 'check', in: SUBMITTED.filter((s) => s !== '補正') } },
  { says: '補正中です。', may: ['補正'], must: { page: 'check', in: ['補正'] } },
  { says: '書類に足りないところがあると', may: SUBMITTED.filter((stage) => !ENDED.includes(stage)) },
  { says: 'これからの予定', may: SUBMITTED.filter((stage) => !ENDED.includes(stage)) },
  { says: '次に起こること', may: SUBMITTED.filter((stage) => !ENDED.includes(stage)) },
  { says: 'この申請の手続は終わりました', may: ENDED, must: { page: 'submitted', in: ENDED } },
  { says: '更新の準備：いそいでください', may: [] },
  { says: '予定どおり', may: [] },
];

/** Links by which something is written on the check page. */
const CORRECTING_LINK = /<a[^>]*>修正/u;

let web: WebFixture;
let clerk: Agent;

beforeEach(async () => {
  web = await startWebFixture();
}, 120_000);
afterEach(() => web?.close());

async function caseIn(stage: Stage): Promise<string> {
  const { fixture } = web;
  const { hospital, officer } = PEOPLE;
  const items = [{ target: 'contactName', text: '担当者を改めてください' }];
  switch (stage) {
    case '準備':
      return fixture.prepared();
    case '提出済':
      return fixture.submitted();
    case '受付': {
      const id = await fixture.submitted();
      await fixture.send(id, officer, { type: 'RECEIVE' });
      return id;
    }
    case '審査':
      return fixture.examined();
    case '補正': {
      const id = await fixture.submitted();
      await fixture.send(id, officer, { type: 'RECEIVE' });
      await fixture.send(id, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
      return id;
    }
    case '調整会議':
      return fixture.reported();
    case '決裁待ち':
      return fixture.drafted();
    case '決裁済':
      return fixture.approved();
    case '指定': {
      const id = await fixture.approved();
      await fixture.send(id, officer, {
        type: 'ISSUE_DESIGNATION',
        documentNumber: '医指令第12号',
        issuedOn: '2026-12-11',
      });
      return id;
    }
    case '取下げ': {
      const id = await fixture.submitted();
      await fixture.send(id, hospital, { type: 'WITHDRAW', reason: '試験のため' });
      return id;
    }
  }
}

it.each(STAGES)(
  '%s: every page claims what is so, and nothing else',
  async (stage) => {
    const id = await caseIn(stage);
    clerk = await web.signedIn('hospital');
    const pages = [
      'check',
      'preparation',
      'submitted',
      'documents',
      'plan',
      'evaluation',
      'correction',
      'content/reason',
    ];
    const texts = new Map<string, string>();
    for (const page of pages) texts.set(page, (await clerk.get(`/cases/${id}/${page}`)).text);
    for (const [page, path] of [
      ['case', `/cases/${id}`],
      ['home', '/hospital'],
      ['notices', '/notices'],
    ] as const)
      texts.set(page, (await clerk.get(path)).text);
    const untrue = CLAIMS.filter(({ may }) => !may.includes(stage)).flatMap(({ says }) =>
      [...texts].filter(([, text]) => text.includes(says)).map(([page]) => `${page}: ${says}`),
    );
    const missing = CLAIMS.flatMap(({ says, must }) =>
      must?.in.includes(stage) && !texts.get(must.page)?.includes(says) ? [`${must.page}: ${says}`] : [],
    );
    expect({ untrue, missing }).toEqual({ untrue: [], missing: [] });
    expect(CORRECTING_LINK.test(texts.get('check') ?? '')).toBe(WRITING.includes(stage));
  },
  120_000,
);
