/**
 * Page × stage × procedure: what each sentence of the hospital's pages, and of the prefecture's home, may claim. Cases of every 区分 and 手続 go through
 * every state of their machine, and in each of them every page is opened.
 */
import { type Walk, WALKS, walk } from '../../../test/support/case-walk.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { type Kind, OUTCOME_LABEL, type ProcedureType } from '../../procedure/terms/kinds.js';
import { type CaseState, STATES } from '../../procedure/terms/states.js';

const BEFORE_EVALUATION: readonly CaseState[] = ['planDrafting', 'underEvaluation'];
const PREPARING: readonly CaseState[] = [...BEFORE_EVALUATION, 'preparing'];
const WRITING: readonly CaseState[] = [...PREPARING, 'correcting'];
const ENDED: readonly CaseState[] = ['designated', 'refused', 'withdrawn'];
const NEVER: readonly CaseState[] = [];
const except = (...groups: (readonly CaseState[])[]) => STATES.filter((state) => !groups.flat().includes(state));
const SUBMITTED = except(PREPARING);
const SUBMITTED_OPEN = except(PREPARING, ENDED);

/** Where a sentence may stand, and where it has to. */
interface Claim {
  says: string;
  may: readonly CaseState[];
  /** The procedures of which it may be said; all of them where left out. */
  of?: readonly ProcedureType[];
  must?: { page: string; in: readonly CaseState[] };
}

const CLAIMS: readonly Claim[] = [
  { says: 'まだ提出されていません', may: PREPARING, must: { page: 'check', in: PREPARING } },
  {
    says: '「この内容で提出する」を押すと提出されます',
    may: ['preparing'],
    must: { page: 'check', in: ['preparing'] },
  },
  { says: 'この内容で提出する</button>', may: ['preparing'], must: { page: 'check', in: ['preparing'] } },
  { says: '申請期限を過ぎています', may: PREPARING },
  { says: '次にすること：', may: PREPARING },
  { says: '項目が完了</strong>しています', may: WRITING, must: { page: 'preparation', in: WRITING } },
  { says: 'どの項目からでも始められます', may: PREPARING },
  { says: '内容を確かめて提出します', may: ['preparing'], must: { page: 'preparation', in: ['preparing'] } },
  { says: '補正の提出', may: ['correcting'], must: { page: 'preparation', in: ['correcting'] } },
  { says: 'いまは変更できません', may: except(WRITING) },
  {
    says: 'に提出した内容です',
    may: SUBMITTED,
    must: { page: 'check', in: except(PREPARING, ['correcting', 'withdrawn']) },
  },
  { says: 'に提出（受付待ち）', may: ['submitted'], must: { page: 'submitted', in: ['submitted'] } },
  { says: '補正中です。', may: ['correcting'], must: { page: 'check', in: ['correcting'] } },
  {
    says: '書類に足りないところがあると',
    may: ['submitted', 'examining'],
    must: { page: 'submitted', in: ['submitted'] },
  },
  { says: 'これからの予定', may: SUBMITTED_OPEN, must: { page: 'submitted', in: SUBMITTED_OPEN } },
  { says: '次に起こること', may: SUBMITTED_OPEN },
  { says: 'この申請の手続は終わりました', may: ENDED, must: { page: 'case', in: ENDED } },
  { says: '手続中の申請はありません', may: ENDED, must: { page: 'home', in: ENDED } },
  { says: '予定どおり', may: NEVER },
  { says: '更新の準備：いそいでください', may: STATES, of: ['change'], must: { page: 'home', in: PREPARING } },
  { says: '更新の準備：いそいでください', may: ['refused', 'withdrawn'], of: ['renewal'] },
  { says: '更新の準備：いそいでください', may: NEVER, of: ['new'] },
  {
    says: '指定を受けたことはありません',
    may: except(['designated']),
    of: ['new'],
    must: { page: 'home', in: PREPARING },
  },
  { says: '指定を受けたことはありません', may: NEVER, of: ['renewal', 'change'] },
  {
    says: 'からの変更の承認です。まだ始まっていません',
    may: ['designated'],
    of: ['change'],
    must: { page: 'home', in: ['designated'] },
  },
  { says: 'から有効です。まだ始まっていません', may: ['designated'], of: ['new', 'renewal'] },
  { says: 'から有効です。まだ始まっていません', may: NEVER, of: ['change'] },
  // Words of one procedure are never said of another.
  ...(['new', 'renewal', 'change'] as const).flatMap((procedure): Claim[] => {
    const { granted, refused } = OUTCOME_LABEL[procedure];
    const own = [procedure];
    const others = (['new', 'renewal', 'change'] as const).filter((each) => each !== procedure);
    const words = (may: Claim['may'], says: string, page: string): Claim[] => [
      { says, may, of: own, must: { page, in: may } },
      { says, may: NEVER, of: others },
    ];
    return [
      ...words(except(['refused', 'withdrawn']), `stage-line__label">${granted}<`, 'case'),
      ...words(['designated'], `この申請の手続は終わりました（${granted}）`, 'case'),
      ...words(['refused'], `この申請の手続は終わりました（${refused}）`, 'case'),
      ...words(['refused'], `stage-line__label">${refused}<`, 'case'),
      ...words(['designated'], `task-parts__status">${granted}<`, 'home'),
      ...words(['refused'], `task-parts__status">${refused}<`, 'home'),
      ...words(['designated'], `の${granted}。`, 'prefecture'),
    ];
  }),
];

const PAGES = ['check', 'preparation', 'submitted', 'documents', 'plan', 'evaluation', 'correction', 'content/reason'];

/** Links by which something is written on the check page. */
const CORRECTING_LINK = /<a[^>]*>修正/u;

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 120_000);
afterAll(() => web?.close());
beforeEach(() => web.fixture.clear());

async function pagesOf(id: string): Promise<Map<string, string>> {
  const clerk = await web.signedIn('hospital');
  const texts = new Map<string, string>();
  for (const page of PAGES) texts.set(page, (await clerk.get(`/cases/${id}/${page}`)).text);
  texts.set('case', (await clerk.get(`/cases/${id}`)).text);
  texts.set('home', (await clerk.get('/hospital')).text);
  texts.set('notices', (await clerk.get('/notices')).text);
  texts.set('prefecture', (await (await web.signedIn('officer')).get('/prefecture')).text);
  return texts;
}

function untrueOf(texts: Map<string, string>, state: CaseState, { procedure }: Walk): string[] {
  return CLAIMS.filter(({ of }) => of === undefined || of.includes(procedure)).flatMap(({ says, may, must }) => [
    ...(may.includes(state)
      ? []
      : [...texts].filter(([, text]) => text.includes(says)).map(([page]) => `${page}: ${says}`)),
    ...(must?.in.includes(state) && !texts.get(must.page)?.includes(says) ? [`not on ${must.page}: ${says}`] : []),
  ]);
}

/** What comes of a case is called after its 手続, whatever its 区分: the other ends are those of B, and of every new designation. */
const OPENED = WALKS.filter(({ kind, procedure, end }) => kind === 'B' || procedure === 'new' || end === 'designated');

it.each(OPENED)(
  '$kind $procedure $end: every page claims what is so, and nothing else',
  async (one) => {
    const seen: CaseState[] = [];
    await walk(web.fixture, one, async (state, id) => {
      seen.push(state);
      const texts = await pagesOf(id);
      const reminders = texts.get('home')?.split('更新の準備：').length ?? 0;
      expect([state, untrueOf(texts, state, one), reminders <= 2]).toEqual([state, [], true]);
      expect([state, CORRECTING_LINK.test(texts.get('check') ?? '')]).toEqual([state, WRITING.includes(state)]);
    });
    if (one.end === 'designated') expect(seen).toEqual(statesPassed(one.kind));
  },
  240_000,
);

/** Every state of the machine but the two ends that the other walks go to. */
function statesPassed(kind: Kind): CaseState[] {
  const skipped = { B: [], RENKEI_B: [], C1: ['coordinationCouncil'], C2: ['coordinationCouncil', 'measuresCouncil'] }[
    kind
  ];
  return STATES.filter((state) => state !== 'refused' && state !== 'withdrawn').filter(
    (state) => !skipped.some((council) => state.startsWith(council)),
  );
}
