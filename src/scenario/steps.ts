/** The steps of the scenario: who does what on which day, through the pages that people use. */
import { inputName } from '../inputs/events/index.js';
import { completeContent, demoEvaluation, demoPlan, type Writer } from '../demo/contents.js';
import { eventLabel, type EventType } from '../procedure/events/index.js';
import { WRITING_LABEL } from '../procedure/working-copy.js';
import type { CouncilId } from '../procedure/case/facts.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { formsOf, linksOf } from './html-page.js';
import type { Entries, SeenPage, Walker } from './visitor.js';

export type Person = 'hospital' | 'officer' | 'approver' | 'healthCentre' | 'secondHealthCentre';

export interface ScenarioStep {
  day: IsoDate;
  who: Person;
  what: string;
  run: (visitor: Walker, walk: Walk) => Promise<unknown>;
}

/** What the steps have found out so far. */
export interface Walk {
  caseId: string;
  writer: Writer;
  areas: readonly string[];
  sampleDocument: (documentName: string) => Promise<Buffer>;
}

const label = (type: EventType) => eventLabel(type, 'new');

/** From the draft plan to the designation. @param councils those of the kind, in their order */
export function stepsOf(writer: Writer, councils: readonly CouncilId[], areas: readonly string[]): ScenarioStep[] {
  return [
    ...preparation(writer),
    ...examination,
    ...councils.flatMap((council) => HEARINGS[council](areas)),
    ...decision,
  ];
}

function preparation({ kind }: Writer): ScenarioStep[] {
  return [
    { day: '2026-08-03', who: 'hospital', what: '申請を始める', run: (visitor, walk) => open(visitor, walk, kind) },
    {
      day: '2026-08-17',
      who: 'hospital',
      what: label('RECORD_PLAN'),
      run: (visitor, { caseId, writer }) =>
        fill(visitor, `/cases/${caseId}/plan`, fieldsOf(demoPlan(writer, '2026-08-10'))),
    },
    {
      day: '2026-08-20',
      who: 'hospital',
      what: label('APPLY_FOR_EVALUATION'),
      run: (visitor, { caseId }) =>
        fill(visitor, `/cases/${caseId}/evaluation`, { appliedOn: '2026-08-20', receiptNo: '架空受付-0001' }),
    },
    {
      day: '2026-09-15',
      who: 'hospital',
      what: label('RECORD_EVALUATION'),
      run: (visitor, { caseId, writer }) =>
        fill(
          visitor,
          `/cases/${caseId}/evaluation`,
          fieldsOf(demoEvaluation(writer, { noticedOn: '2026-09-14', asOf: '2026-08-31' })),
        ),
    },
    { day: '2026-09-16', who: 'hospital', what: WRITING_LABEL, run: writeContent },
    { day: '2026-09-17', who: 'hospital', what: label('ATTACH_DOCUMENT'), run: attachDocuments },
    {
      day: '2026-09-18',
      who: 'hospital',
      what: label('SUBMIT'),
      run: (visitor, { caseId }) => fill(visitor, `/cases/${caseId}/check`, {}),
    },
  ];
}

const examination: ScenarioStep[] = [
  act('2026-09-24', 'officer', 'RECEIVE'),
  {
    day: '2026-10-01',
    who: 'officer',
    what: label('RECORD_EXAMINATION'),
    run: async (visitor, { caseId }) => {
      const page = await visitor.open(actionPath(caseId, 'RECORD_EXAMINATION'));
      const answers = namesOn(page).filter((name) => /^checks\[\w+\]\[met\]$/.test(name));
      await visitor.submit(page, Object.fromEntries(answers.map((name) => [name, 'true'])));
    },
  },
];

const HEARINGS: Readonly<Record<CouncilId, (areas: readonly string[]) => ScenarioStep[]>> = {
  coordinationCouncil: (areas) => [
    act('2026-10-06', 'officer', 'REQUEST_COORDINATION_COUNCIL', { planningAreaIds: areas, dueOn: '2026-11-13' }),
    ...inOrderOfDays(
      areas.flatMap((_, index): ScenarioStep[] => {
        const who = index === 0 ? 'healthCentre' : 'secondHealthCentre';
        return [
          { day: '2026-10-13', who, what: label('CONVENE_COUNCIL'), run: convene },
          { day: '2026-10-28', who, what: label('RECORD_CONFIRMATION'), run: confirm },
          {
            day: '2026-10-29',
            who,
            what: label('REPORT_CONFIRMATION'),
            run: report,
          },
        ];
      }),
    ),
  ],
  measuresCouncil: () => [
    act('2026-11-05', 'officer', 'REFER_TO_MEASURES_COUNCIL'),
    act('2026-12-07', 'officer', 'RECORD_MEASURES_COUNCIL', { heldOn: '2026-12-04', opinion: 'agreed', remarks: '' }),
  ],
  medicalCouncil: () => [
    act('2026-12-08', 'officer', 'REFER_TO_MEDICAL_COUNCIL'),
    act('2026-12-18', 'officer', 'RECORD_MEDICAL_COUNCIL', {
      heldOn: '2026-12-16',
      answeredOn: '2026-12-17',
      body: 'section',
      opinion: 'agreed',
      remarks: '',
    }),
  ],
};

const decision: ScenarioStep[] = [
  act('2026-12-21', 'officer', 'DRAFT_DESIGNATION', {
    validFrom: '2027-04-01',
    issueOn: '2026-12-24',
    text: '次のとおり指定し、別案により通知してよろしいか伺います。',
    reason: '審査の結果、要件を全て満たし、会議体の意見を聴いたため。',
    terms: '',
  }),
  act('2026-12-22', 'approver', 'APPROVE', { comment: '' }),
  act('2026-12-24', 'officer', 'ISSUE_DESIGNATION', { documentNumber: '架空地医第1号', issuedOn: '2026-12-24' }),
];

/** Several councils work side by side. */
function inOrderOfDays(steps: ScenarioStep[]): ScenarioStep[] {
  return steps.sort((a, b) => a.day.localeCompare(b.day));
}

const actionPath = (caseId: string, type: EventType) =>
  `/cases/${caseId}/actions/${type.toLowerCase().replaceAll('_', '-')}`;

/** A step whose page is the general one of its event. */
export function act(day: IsoDate, who: Person, type: EventType, entries: Entries = {}): ScenarioStep {
  return {
    day,
    who,
    what: label(type),
    run: (visitor, { caseId }) => fill(visitor, actionPath(caseId, type), entries),
  };
}

/** Enters what the page of a step asks for; what it does not ask of this kind is left out. */
async function fill(visitor: Walker, path: string, entries: Entries): Promise<SeenPage> {
  const page = await visitor.open(path);
  const asked = new Set(namesOn(page));
  return visitor.submit(page, Object.fromEntries(Object.entries(entries).filter(([name]) => asked.has(name))));
}

async function open(visitor: Walker, walk: Walk, kind: string): Promise<void> {
  const page = await fill(visitor, '/hospital/applications/new', { procedure: 'new', kind });
  walk.caseId = /\/cases\/([0-9a-f-]{36})/.exec(page.path)?.[1] ?? '';
}

/** Every section of the content that the preparation page names, in its order. */
async function writeContent(visitor: Walker, { caseId, writer }: Walk): Promise<void> {
  const everything = fieldsOf(completeContent(writer, '2026-09-16'));
  const editor = `/cases/${caseId}/content`;
  const { html } = await visitor.open(`/cases/${caseId}/preparation`);
  const sections = new Set(linksOf(html).filter((href) => href.startsWith(`${editor}/`) && !href.includes('#')));
  for (const section of sections) {
    const page = await visitor.open(section);
    const names = new Set(namesOn(page));
    const entries = Object.fromEntries(Object.entries(everything).filter(([name]) => names.has(name)));
    await visitor.submit(page, entries, ({ action }) => action === page.path);
  }
}

/** A sample for each document that has a field for a file and none yet. */
async function attachDocuments(visitor: Walker, { caseId, sampleDocument }: Walk): Promise<void> {
  const path = `/cases/${caseId}/documents`;
  const actions = formsOf((await visitor.open(path)).html).map(({ action }) => action);
  for (const action of actions.filter((each) => each.startsWith(`${path}/`) && !each.endsWith('/D30'))) {
    const page = await visitor.open(path);
    const form = formsOf(page.html).find((each) => each.action === action);
    const field = form?.controls.find(({ kind }) => kind === 'file')?.name ?? 'file';
    const bytes = await sampleDocument(`提出書類 ${action.slice(path.length + 1)}`);
    const file = new File([new Uint8Array(bytes)], '研修用の見本.pdf', { type: 'application/pdf' });
    await visitor.submit(page, { [field]: file }, (each) => each.action === action);
  }
}

async function convene(visitor: Walker): Promise<SeenPage> {
  const page = await visitor.open('/health-centre/meetings/new');
  return visitor.submit(page, {
    hearings: offeredOn(page, 'hearings'),
    method: 'inPerson',
    name: '第2回 地域医療構想調整会議',
    meetsOn: '2026-10-27',
    place: '架空合同庁舎 会議室',
    chair: '架空 座長',
    members: '12',
  });
}

async function confirm(visitor: Walker): Promise<void> {
  const pages = [await visitor.open('/health-centre/requests'), await visitor.open('/health-centre')];
  const path =
    pages.flatMap(({ html }) => linksOf(html)).find((href) => /\/requests\/[0-9a-f-]{36}\/confirmation$/.test(href)) ??
    '';
  const page = await visitor.open(path);
  const points = namesOn(page).filter((name) => name.startsWith('points['));
  await visitor.submit(page, {
    ...Object.fromEntries(points.map((name) => [name, 'true'])),
    confirmedOn: '2026-10-27',
    chair: '架空 座長',
  });
}

/** Everything that waits, after a look at what goes. */
async function report(visitor: Walker): Promise<SeenPage> {
  const page = await visitor.open('/health-centre/reports');
  const toCheck = await visitor.submit(page, { hearings: offeredOn(page, 'hearings') });
  return visitor.submit(toCheck, { act: 'send' }, ({ action }) => action === '/health-centre/reports');
}

/** The values among which a field of the page chooses. */
function offeredOn({ html }: SeenPage, field: string): string[] {
  return formsOf(html).flatMap(({ controls }) => controls.flatMap(({ name, value }) => (name === field ? value : [])));
}

function namesOn({ html }: SeenPage): string[] {
  return [...new Set(formsOf(html).flatMap(({ controls }) => controls.map(({ name }) => name)))];
}

/** A value as the fields of a form: `{ plan: { from: … } }` is `plan[from]`, a yes is 'true', nothing is ''. */
function fieldsOf(value: object): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  const add = (path: string, each: unknown): void => {
    if (Array.isArray(each) && each.every((item) => typeof item === 'string')) fields[inputName(path)] = each;
    else if (Array.isArray(each)) each.forEach((row, index) => add(`${path}[${index}]`, row));
    else if (typeof each === 'object' && each !== null)
      for (const [name, inner] of Object.entries(each)) add(path === '' ? name : `${path}.${name}`, inner);
    else fields[inputName(path)] = each === null ? '' : typeof each === 'string' ? each : JSON.stringify(each);
  };
  add('', value);
  return fields;
}
