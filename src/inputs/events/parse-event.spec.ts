import { SECTIONS } from '../../procedure/fields/content.js';
import type { Field, Section } from '../../procedure/fields/field.js';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Express, Request, Response } from 'express';
import fc from 'fast-check';
import request from 'supertest';
import { emptyContent, exampleContent } from '../../procedure/fields/content.js';
import { factsReadyFor, person, TODAY } from '../../../test/support/procedure.js';
import { decide } from '../../procedure/decide.js';
import type { CaseEvent, EventType } from '../../procedure/events/index.js';
import { STATES } from '../../procedure/terms/states.js';
import { type Kind, KINDS } from '../../procedure/terms/kinds.js';
import { bodyOfSection, namesOfSection, sectionIds } from '../../procedure/fields/content-sections.js';
import { CONTENT_INPUTS, EVENT_INPUTS, inputName, parseCommand, parseEvent, parseSection } from './index.js';

const ROW = '0b8f3c1e-7a55-4c0e-9d7e-3f6f5f1c2a10';
interface ParseContext {
  kind: Kind;
  source: 'form' | 'json';
}
/** An event, or a section of the content: the one that has the first name of the body. */
type Parsable = EventType | 'CONTENT';

const FORM: ParseContext = { kind: 'B', source: 'form' };
const JSON_BODY: ParseContext = { kind: 'B', source: 'json' };
const PARSABLE = ['CONTENT', ...Object.keys(EVENT_INPUTS)] as Parsable[];

/** A form as Express posts it on to us: read once over HTTP for each body, by the parser the program uses. */
const adapter = new ExpressAdapter();
adapter.useBodyParser('urlencoded', false, { extended: true });
const express = adapter.getInstance<Express>();
express.post('/', (posted: Request, response: Response) => void response.json(posted.body));

async function form(query: string): Promise<unknown> {
  const response = await request(express).post('/').type('form').send(query);
  return response.body as unknown;
}

/** The fields of a form that posts this body. */
function fieldsOf(value: unknown, name = ''): string {
  if (typeof value !== 'object' || value === null)
    return new URLSearchParams({ [name]: `${value as string | number | boolean}` }).toString();
  const inner = (key: string) => (name === '' ? key : `${name}[${key}]`);
  return Object.entries(value)
    .map(([key, each]) => fieldsOf(each, inner(key)))
    .join('&');
}

function parse(
  type: Parsable,
  body: unknown,
  { kind, source }: ParseContext,
): ReturnType<typeof parseEvent<EventType>> {
  if (type !== 'CONTENT') return parseEvent(type, body, source);
  const [first = ''] = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  const section = sectionIds(kind).find((id) => namesOfSection(kind, id)?.includes(first)) ?? 'applicant';
  const parsed = parseSection(kind, section, body, source);
  return parsed.ok ? { ok: true, event: parsed.fields as never } : parsed;
}

function accepted(type: Parsable, body: unknown, context = JSON_BODY): unknown {
  const parsed = parse(type, body, context);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.event;
}

function refused(type: Parsable, body: unknown, context = JSON_BODY): Record<string, string> {
  const parsed = parse(type, body, context);
  if (parsed.ok) throw new Error(`accepted: ${JSON.stringify(parsed.event)}`);
  return Object.fromEntries(parsed.errors.map(({ field, message }) => [field, message]));
}

const matters = { hours: true, targets: true, health: true, other: true, trainingEfficiency: false };
const plan = {
  periodFrom: '2027-04-01',
  periodTo: '2030-03-31',
  doctorsTotal: 120,
  doctorsOver960: 14,
  longestHours: 1480,
  heardFrom: '勤務する医師、看護部長',
  heardOn: '2026-10-01',
};
const result = { overall: 'on_hold', noticeNo: '評-12', noticedOn: '2026-11-01', asOf: '2026-10-01', onHoldReason: '' };
const opinion = { heldOn: '2027-02-10', opinion: 'agreed', remarks: '', supplementaryOpinion: '毎年の報告を望む' };

const DRAFT = { issueOn: '2027-03-20', text: '次のとおり決定してよろしいか伺います。', reason: '書類の差し替え' };

describe('every event: a body that is read, and what it becomes', () => {
  const reason = { reason: '書類の差し替え' };
  const same = <T extends object>(type: EventType, body: T): [EventType, object, object] => [
    type,
    body,
    { type, ...body },
  ];
  const rows: [EventType, object, object][] = [
    ['RECORD_PLAN', { ...plan, matters }, { type: 'RECORD_PLAN', plan: { ...plan, matters } }],
    same('ATTACH_DOCUMENT', { requirementId: 'D05' }),
    same('WITHDRAW_DOCUMENT', { requirementId: 'D05', fileId: ROW, ...reason }),
    same('NOTE_INQUIRY', { on: '2026-11-20', counterpart: '病院', question: '写しでよいか', answer: '' }),
    same('NOTE_CENTRE_INQUIRY', { on: '2026-11-20', counterpart: '病院', question: '写しでよいか', answer: 'よい' }),
    same('ATTACH_MINUTES', { hearingId: ROW }),
    same('ATTACH_CENTRE_MINUTES', { hearingId: ROW }),
    same('APPLY_FOR_EVALUATION', { appliedOn: '2026-06-01', receiptNo: '第12号' }),
    ['RECORD_EVALUATION', result, { type: 'RECORD_EVALUATION', result }],
    same('SUBMIT', {}),
    same('NOTE_PAPER_ARRIVAL', { arrivedOn: '2027-03-31', ...reason }),
    same('TAKE_UP_PAPER', reason),
    same('UNDO_PAPER_ARRIVAL', reason),
    same('PULL_BACK', reason),
    same('SUBMIT_CORRECTION', { answers: [{ itemId: ROW, answer: '直しました' }] }),
    same('WITHDRAW', reason),
    same('RECEIVE', {}),
    same('UNDO_RECEIPT', reason),
    same('UNDO_WITHDRAWAL', reason),
    same('RECORD_EXAMINATION', {
      checks: { R1: { met: true, note: '' }, R11: { met: false, note: '根拠が足りない' } },
    }),
    same('EXTEND_CORRECTION', { dueOn: '2026-12-25', reason: '資料の取寄せに日数を要するため' }),
    same('REMIND', { deadline: 'councilReport' }),
    same('EXTEND_COUNCIL_REPORT', { dueOn: '2027-02-26', reason: '会議の開催が遅れるため' }),
    same('REQUEST_CORRECTION', {
      items: [{ target: 'D05', text: '日付がありません' }],
      dueOn: '2026-12-18',
      documentNumber: '地医第12号',
      preamble: '次の事項を補ってください。',
    }),
    same('CLOSE_CORRECTION', reason),
    same('REQUEST_COORDINATION_COUNCIL', {
      documentNumber: '地医第13号',
      preamble: '',
      requestedOn: '2026-12-04',
      planningAreaIds: ['tokachi', 'kushiro'],
      dueOn: '2027-01-29',
    }),
    same('CANCEL_COUNCIL_REQUEST', reason),
    same('REFER_TO_MEASURES_COUNCIL', { requestedOn: '2027-02-01' }),
    same('RECORD_MEASURES_COUNCIL', opinion),
    same('REFER_TO_MEDICAL_COUNCIL', { requestedOn: '2027-02-08' }),
    same('RECORD_MEDICAL_COUNCIL', { ...opinion, answeredOn: '2027-02-12', body: 'section' }),
    same('REOPEN_EXAMINATION', { ...reason, rehear: ['medicalCouncil'] }),
    same('DRAFT_DESIGNATION', {
      ...DRAFT,
      validFrom: '2027-04-01',
      terms: '毎年報告すること\n計画を公表すること',
      answers: [{ hearingId: ROW, takenUp: false, text: '別に定めがあるため' }],
    }),
    same('DRAFT_REFUSAL', DRAFT),
    same('ISSUE_DESIGNATION', { documentNumber: '医第12号', issuedOn: '2027-03-20' }),
    same('ISSUE_REFUSAL', { documentNumber: '医第13号', issuedOn: '2027-03-20' }),
    same('APPROVE', { comment: '' }),
    same('RETURN_DRAFT', { comment: '理由の記載が足りません' }),
    same('CONVENE_COUNCIL', {
      hearingId: ROW,
      method: 'written',
      meetsOn: '2026-12-04',
      meetingName: '第2回 十勝圏調整会議',
    }),
    same('RECORD_CONFIRMATION', {
      hearingId: ROW,
      points: { consistentWithPolicy: true, longHoursUnavoidable: false },
      confirmedOn: '2026-12-04',
      chair: '髙﨑 一郎',
      remarks: '',
    }),
    same('REPORT_CONFIRMATION', { hearingId: ROW }),
    same('UNDO_CONVENING', { hearingId: ROW, ...reason }),
    same('UNDO_REPORT', { hearingId: ROW, ...reason }),
    same('DEADLINE_PASSED', { deadline: 'correction' }),
    same('ROUND_DEADLINE_MOVED', { dueOn: '2027-01-15' }),
    same('ASSIGN_OFFICER', { officerId: ROW }),
    same('RELEASE_OFFICER', {}),
    same('MOVE_ROUND', { roundId: ROW, reason: '間に合わないため' }),
    same('CHOOSE_ROUND', { roundId: ROW, reason: '間に合わないため' }),
    same('ROUND_RESCHEDULED', {}),
  ];
  it.each(rows)('%s', async (type, body, event) => {
    expect(accepted(type, body)).toEqual(event);
    expect(accepted(type, await form(fieldsOf(body)), FORM)).toEqual(event);
  });

  /** Where a value stands in a body, each place of it. */
  const placesIn = (value: unknown, path: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, each]) => [[...path, name], ...placesIn(each, [...path, name])])
      : [];
  const withNull = (body: object, path: string[]): object => {
    const copy = structuredClone(body);
    const last = path.slice(0, -1).reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], copy);
    (last as Record<string, unknown>)[path.at(-1) ?? ''] = null;
    return copy;
  };

  it.each(rows)(
    '%s: null in JSON leaves a field empty, and whatever is read then can be decided upon',
    (type, body) => {
      for (const path of [...placesIn(body), ['confirmed']]) {
        const parsed = parseEvent(type, withNull(body, path), 'json');
        if (!parsed.ok) {
          expect([path, parsed.errors.length]).not.toEqual([path, 0]);
          continue;
        }
        const roles = ['hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'timer'] as const;
        for (const state of STATES)
          for (const role of roles) {
            const event = parsed.event as CaseEvent;
            const facts = factsReadyFor('B', type);
            decide({ kind: 'B', state, facts, event, actor: person(role), now: { today: TODAY } });
          }
      }
    },
  );

  it('covers every event', () => {
    expect(new Set([...rows.map(([type]) => type), 'CONTENT'])).toEqual(new Set(PARSABLE));
  });
});

describe('every event: what is refused, beside which field', () => {
  const rows: [Parsable, object, string[]][] = [
    [
      'RECORD_PLAN',
      {},
      ['periodFrom', 'periodTo', 'doctorsTotal', 'doctorsOver960', 'longestHours', 'heardFrom', 'heardOn'],
    ],
    [
      'RECORD_PLAN',
      { ...plan, periodFrom: '2027-02-30', doctorsTotal: -1, longestHours: 1.5 },
      ['periodFrom', 'doctorsTotal', 'longestHours'],
    ],
    [
      'RECORD_PLAN',
      { ...plan, doctorsTotal: 10_000_000, matters: { hours: '多分' } },
      ['doctorsTotal', 'matters.hours'],
    ],
    ['RECORD_PLAN', { ...plan, matters: 'yes' }, ['matters']],
    ['ATTACH_DOCUMENT', {}, ['requirementId']],
    ['ATTACH_DOCUMENT', { requirementId: 'x'.repeat(61) }, ['requirementId']],
    ['WITHDRAW_DOCUMENT', { requirementId: 'D05', fileId: 'x', reason: '' }, ['fileId', 'reason']],
    ['NOTE_INQUIRY', { on: '', counterpart: '', question: ' ' }, ['on', 'counterpart', 'question']],
    ['NOTE_CENTRE_INQUIRY', { on: '2026-11-20', counterpart: 'x' }, ['question']],
    ['ATTACH_MINUTES', {}, ['hearingId']],
    ['ATTACH_CENTRE_MINUTES', { hearingId: 'x' }, ['hearingId']],
    ['APPLY_FOR_EVALUATION', { appliedOn: '8.11.22', receiptNo: ' 　' }, ['appliedOn', 'receiptNo']],
    ['RECORD_EVALUATION', { ...result, overall: 'excellent' }, ['overall']],
    ['RECORD_EVALUATION', { ...result, noticeNo: 12 }, ['noticeNo']],
    ['SUBMIT', { force: true }, ['force']],
    ['NOTE_PAPER_ARRIVAL', { arrivedOn: '', reason: '' }, ['arrivedOn', 'reason']],
    ['TAKE_UP_PAPER', { reason: '' }, ['reason']],
    ['UNDO_PAPER_ARRIVAL', { reason: '' }, ['reason']],
    ['PULL_BACK', { reason: '' }, ['reason']],
    ['SUBMIT_CORRECTION', { answers: [{ itemId: 'x', answer: '' }] }, ['answers[0].itemId', 'answers[0].answer']],
    ['SUBMIT_CORRECTION', { answers: 'x' }, ['answers']],
    ['WITHDRAW', { reason: null }, ['reason']],
    ['RECEIVE', { at: 1 }, ['at']],
    ['UNDO_RECEIPT', {}, ['reason']],
    ['UNDO_WITHDRAWAL', { reason: '' }, ['reason']],
    ['RECORD_EXAMINATION', { checks: { R1: { note: 'メモだけ' } } }, ['checks.R1.met']],
    ['RECORD_EXAMINATION', { checks: { R99: { met: true } } }, ['checks.R99']],
    ['REQUEST_CORRECTION', { items: [], dueOn: '' }, ['items', 'dueOn']],
    ['EXTEND_CORRECTION', { dueOn: '', reason: '' }, ['dueOn', 'reason']],
    ['REMIND', { deadline: 'always' }, ['deadline']],
    ['EXTEND_COUNCIL_REPORT', { dueOn: '', reason: '' }, ['dueOn', 'reason']],
    ['REQUEST_CORRECTION', { items: [{ target: 'D05', text: '' }], dueOn: '2026-12-18' }, ['items[0].text']],
    ['CLOSE_CORRECTION', {}, ['reason']],
    ['REQUEST_COORDINATION_COUNCIL', { planningAreaIds: [], dueOn: '2027-01-29' }, ['requestedOn', 'planningAreaIds']],
    [
      'REQUEST_COORDINATION_COUNCIL',
      { requestedOn: 'きのう', planningAreaIds: [{}], dueOn: '12月' },
      ['requestedOn', 'planningAreaIds', 'dueOn'],
    ],
    ['CANCEL_COUNCIL_REQUEST', {}, ['reason']],
    ['REFER_TO_MEASURES_COUNCIL', { x: 1 }, ['requestedOn', 'x']],
    ['RECORD_MEASURES_COUNCIL', { heldOn: 'きのう', opinion: '賛成' }, ['heldOn', 'opinion']],
    ['REFER_TO_MEDICAL_COUNCIL', { x: 1 }, ['requestedOn', 'x']],
    ['RECORD_MEDICAL_COUNCIL', opinion, ['answeredOn', 'body']],
    ['REOPEN_EXAMINATION', { reason: '', rehear: ['everyone'] }, ['reason', 'rehear']],
    ['DRAFT_DESIGNATION', { ...DRAFT, validFrom: '昭和64年1月8日' }, ['validFrom']],
    [
      'DRAFT_DESIGNATION',
      { ...DRAFT, validFrom: '2027-04-01', answers: [{ hearingId: ROW, text: '' }] },
      ['answers[0].takenUp', 'answers[0].text'],
    ],
    ['DRAFT_REFUSAL', { ...DRAFT, reason: '\u0000 \u200E' }, ['reason']],
    ['ISSUE_DESIGNATION', {}, ['documentNumber', 'issuedOn']],
    ['ISSUE_REFUSAL', { documentNumber: 'あ'.repeat(501), issuedOn: '2027-03-20' }, ['documentNumber']],
    ['APPROVE', { comment: ['a'] }, ['comment']],
    ['RETURN_DRAFT', {}, ['comment']],
    ['CONVENE_COUNCIL', { hearingId: 'abc', method: 'online' }, ['hearingId', 'method', 'meetsOn', 'meetingName']],
    ['RECORD_CONFIRMATION', { hearingId: ROW, points: { other: true } }, ['points.other', 'confirmedOn', 'chair']],
    ['REPORT_CONFIRMATION', { hearingId: `${ROW}0` }, ['hearingId']],
    ['UNDO_CONVENING', { hearingId: ROW }, ['reason']],
    ['UNDO_REPORT', { hearingId: ROW }, ['reason']],
    ['DEADLINE_PASSED', { deadline: 'someday' }, ['deadline']],
    ['ROUND_DEADLINE_MOVED', { dueOn: 'someday' }, ['dueOn']],
    ['ASSIGN_OFFICER', {}, ['officerId']],
    ['RELEASE_OFFICER', { officerId: '' }, ['officerId']],
    ['MOVE_ROUND', { roundId: 'x', reason: '' }, ['roundId', 'reason']],
    ['CHOOSE_ROUND', { reason: ' ' }, ['roundId', 'reason']],
    ['ROUND_RESCHEDULED', { at: 1 }, ['at']],
    ['CONTENT', { kind: 'C2' }, ['kind']],
    ['CONTENT', { subItems: [1] }, ['subItems']],
    ['CONTENT', { emergency: { ambulances: '千件' } }, ['emergency.ambulances']],
    ['CONTENT', { contactName: '佐々木', pledge: {} }, ['pledge']],
    ['CONTENT', { results: Array.from({ length: 301 }, () => ({ code: '(2)イ', text: 'x' })) }, ['results']],
  ];
  it.each(rows)('%s %j', (type, body, fields) => {
    expect(Object.keys(refused(type, body)).sort()).toEqual([...fields].sort());
  });

  it('covers every event', () => {
    expect(new Set(rows.map(([type]) => type))).toEqual(new Set(PARSABLE));
  });

  it('a body that is no object, or names what belongs to JavaScript', () => {
    const polluted: unknown = JSON.parse('{"__proto__":{"x":1}}');
    const bodies = [null, undefined, 1, 'x', [], polluted, { constructor: { prototype: { x: 1 } } }];
    for (const body of [...bodies, { a: { prototype: 1 } }]) {
      for (const context of [FORM, JSON_BODY]) expect(Object.keys(refused('SUBMIT', body, context))).toEqual(['']);
    }
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('a body that is too deep or too large', () => {
    const deep = Array.from({ length: 9 }).reduce<object>((inner) => ({ inner }), {});
    expect(Object.keys(refused('SUBMIT', deep))).toEqual(['']);
    expect(Object.keys(refused('SUBMIT', { rows: Array(10_001).fill(0) }))).toEqual(['']);
  });
});

it.each<[string, number, number]>([
  ['doctorsTotal', 10_000, 10_001],
  ['doctorsOver960', 10_000, 10_001],
  ['longestHours', 1_860, 1_861],
])('a plan takes %s up to %i, and not %i', (name, most, more) => {
  expect(parse('RECORD_PLAN', { ...plan, matters, [name]: most }, JSON_BODY).ok).toBe(true);
  expect(Object.keys(refused('RECORD_PLAN', { ...plan, matters, [name]: more }))).toEqual([name]);
});

describe('a name that every object inherits', () => {
  const inherited = Object.getOwnPropertyNames(Object.prototype);
  /** Bodies that are read, and in each the places where one name more may stand. */
  const places: [EventType, (more: object) => object, string][] = [
    ['SUBMIT', (more) => more, ''],
    ['RECORD_PLAN', (more) => ({ ...plan, matters, ...more }), ''],
    ['RECORD_PLAN', (more) => ({ ...plan, matters: { ...matters, ...more } }), 'matters.'],
    ['RECORD_EXAMINATION', (more) => ({ checks: { R1: { met: true, note: '', ...more } } }), 'checks.R1.'],
    ['SUBMIT_CORRECTION', (more) => ({ answers: [{ itemId: ROW, answer: '直しました', ...more }] }), 'answers[0].'],
  ];

  it('property: is as unknown in JSON as any other, wherever it stands and whatever is said of it', () => {
    const one = fc.record({
      name: fc.constantFrom('force', 'is', ...inherited),
      value: fc.oneof(fc.constantFrom('', null, 1, true), fc.string(), fc.array(fc.integer()), fc.constant({ a: 1 })),
      place: fc.constantFrom(...places),
    });
    fc.assert(
      fc.property(one, ({ name, value, place: [type, bodyWith, path] }) => {
        const parsed = parse(type, bodyWith(Object.fromEntries([[name, value]])), JSON_BODY);
        const whole = ['__proto__', 'constructor'].includes(name);
        const said = parsed.ok ? ['taken'] : parsed.errors.map(({ field }) => field);
        if (!whole) expect([name, ...said]).toEqual([name, `${path}${name}`]);
        else expect([name, parsed.ok]).toEqual([name, false]);
      }),
      { numRuns: 400 },
    );
  });

  it.each(inherited.filter((name) => !['__proto__', 'constructor'].includes(name)))(
    '%s: is said, and passed over in a form',
    (name) => {
      expect(refused('SUBMIT', { [name]: 1 })).toEqual({ [name]: `「${name}」という項目はありません。` });
      expect(accepted('SUBMIT', { [name]: '1' }, FORM)).toEqual({ type: 'SUBMIT' });
    },
  );
});

describe('messages', () => {
  it('say what to do, echo what was typed, and name the row', async () => {
    expect(refused('DRAFT_DESIGNATION', { ...DRAFT, validFrom: '8.11.22' })['validFrom']).toBe(
      '有効期間の始まりは実在する日付を「令和8年12月4日」又は「2026-12-04」のように入力してください。入力された値：「8.11.22」',
    );
    const context: ParseContext = { kind: 'RENKEI_B', source: 'form' };
    expect(
      refused('CONTENT', await form('destinations[0][persons]=12&destinations[1][persons]=多数'), context),
    ).toEqual({
      'destinations[1].persons':
        '派遣先2件目：延べ派遣人数（年間）は0以上の整数で入力してください（例：1,842）。入力された値：「多数」',
    });
    expect(refused('RECORD_EXAMINATION', { checks: { R2: { note: 'x' } } })['checks.R2.met']).toBe(
      '確認項目R2：確認の結果を選んでください。',
    );
    expect(refused('DRAFT_REFUSAL', {})['reason']).toBe('理由を入力してください。');
    expect(refused('SUBMIT', { force: 1 })['force']).toBe('「force」という項目はありません。');
  });

  it('are written in Japanese for every event', () => {
    for (const type of PARSABLE) {
      const parsed = parse(type, { unknown: 1 }, JSON_BODY);
      for (const { message } of parsed.ok ? [] : parsed.errors) expect(message).toMatch(/。/);
    }
  });
});

describe('values', () => {
  it('numbers: full-width digits, commas, units', () => {
    const numbers = { doctorsTotal: '１，２００人', doctorsOver960: ' 14 名', longestHours: '1,480時間' };
    expect(accepted('RECORD_PLAN', { ...plan, ...numbers }, FORM)).toMatchObject({
      plan: { doctorsTotal: 1200, doctorsOver960: 14, longestHours: 1480 },
    });
  });

  it('dates: 和暦 and 西暦, full width', () => {
    for (const text of ['令和９年４月１日', 'R9.4.1', '2027/4/1', '令和9年4月1日（木）', ' 20270401 ']) {
      expect(accepted('DRAFT_DESIGNATION', { ...DRAFT, validFrom: text })).toMatchObject({ validFrom: '2027-04-01' });
    }
  });

  it('names stay as typed: no NFC, no NFKC; only half-width kana and spaces are evened out', () => {
    const confirmation = { hearingId: ROW, confirmedOn: '2026-12-04' };
    for (const chair of ['\uFA19 㐂𠮷', '㈱①か\u3099', '葛\u{E0100}城', '髙﨑 一郎']) {
      expect(accepted('RECORD_CONFIRMATION', { ...confirmation, chair })).toMatchObject({ chair });
    }
    expect(accepted('RECORD_CONFIRMATION', { ...confirmation, chair: '　ﾀｶｻﾞｷ \t  一郎\n' })).toMatchObject({
      chair: 'タカザキ 一郎',
    });
  });

  it('long texts keep their lines and lose what nobody sees', () => {
    expect(
      accepted('WITHDRAW', {
        reason: ' 一行目\r\n二行目\u200b\ufeff\u00ad\u{e0041}か\u{e0100}葛\u{e0100}\u2028三行目 ',
      }),
    ).toEqual({ type: 'WITHDRAW', reason: '一行目\n二行目か葛\u{e0100}\n三行目' });
  });

  it('a form may say more than the event, and one choice of several is a list', async () => {
    const body = await form('planningAreaIds=tokachi&requestedOn=R8.12.4&dueOn=R9.1.29&button=send&lockVersion=3');
    expect(accepted('REQUEST_COORDINATION_COUNCIL', body, FORM)).toEqual({
      type: 'REQUEST_COORDINATION_COUNCIL',
      documentNumber: '',
      preamble: '',
      planningAreaIds: ['tokachi'],
      requestedOn: '2026-12-04',
      dueOn: '2027-01-29',
    });
  });

  it('checks left blank are not recorded', async () => {
    const body = await form('checks[R1][met]=true&checks[R1][note]=&checks[R2][note]=');
    expect(accepted('RECORD_EXAMINATION', body, FORM)).toEqual({
      type: 'RECORD_EXAMINATION',
      checks: { R1: { met: true, note: '' } },
    });
  });
});

describe('what no field takes', () => {
  /** Every leaf of every input class: its path, a body that fits but for it, and whether it takes a list. */
  type Leaf = { type: Parsable; kind: (typeof KINDS)[number]; path: string[]; list: boolean };

  function leavesOf(inputClass: new () => object, path: string[] = []): { path: string[]; list: boolean }[] {
    const described = (Reflect.getMetadata('swagger/apiModelPropertiesArray', inputClass.prototype as object) ??
      []) as string[];
    return described.flatMap((entry) => {
      const name = entry.slice(1);
      const { type, isArray = false } = Reflect.getMetadata(
        'swagger/apiModelProperties',
        inputClass.prototype as object,
        name,
      ) as { type?: unknown; isArray?: boolean };
      const inner = typeof type === 'function' && type.name === 'type' ? (type as () => unknown)() : undefined;
      if (Array.isArray(inner)) return leavesOf(inner[0] as new () => object, [...path, name, '0']);
      if (typeof inner === 'function') return leavesOf(inner as new () => object, [...path, name]);
      return [{ path: [...path, name], list: isArray }];
    });
  }

  const leaves: Leaf[] = [
    ...KINDS.flatMap((kind) =>
      leavesOf(CONTENT_INPUTS[kind]).map((leaf) => ({ type: 'CONTENT' as const, kind, ...leaf })),
    ),
    ...Object.entries(EVENT_INPUTS).flatMap(([type, inputClass]) =>
      leavesOf(inputClass).map((leaf) => ({ type: type as EventType, kind: 'B' as const, ...leaf })),
    ),
  ];

  function bodyWith(path: string[], value: unknown): object {
    return path.reduceRight<unknown>((inner, name) => (name === '0' ? [inner] : { [name]: inner }), value) as object;
  }

  const fieldOf = (path: string[]) =>
    path.map((name, index) => (name === '0' ? '[0]' : index === 0 ? name : `.${name}`)).join('');

  it('every leaf of every event is looked at', () => {
    expect(leaves.filter(({ type }) => type === 'CONTENT').length).toBeGreaterThan(60);
    expect(leaves.length).toBeGreaterThan(100);
  });

  it.each([[[]], [[[]]], [{}], [[{}]], [{ a: 1 }], [['a', 'b']], [['false', 'true']], [[null]]])(
    '%j is taken by no field with one value, in JSON',
    (value) => {
      for (const { type, kind, path } of leaves.filter(({ list }) => !list)) {
        const parsed = parse(type, bodyWith(path, value), { kind, source: 'json' });
        expect([type, path, parsed.ok ? 'taken' : parsed.errors.map(({ field }) => field)]).toEqual([
          type,
          path,
          expect.arrayContaining([fieldOf(path)]),
        ]);
      }
    },
  );

  it.each(['a\ud800b', '\udfff', 'a\0b', 'a\u001bb', 'b\u0085\u009f', '\uffff', '化\ufffd', '外字\ue000'])(
    '%j is taken by no field, in JSON and in a form',
    (value) => {
      for (const { type, kind, path, list } of leaves) {
        for (const source of ['json', 'form'] as const) {
          const parsed = parse(type, bodyWith(path, list ? [value] : value), { kind, source });
          expect([type, path, parsed.ok ? 'taken' : parsed.errors.map(({ field }) => field)]).toEqual([
            type,
            path,
            expect.arrayContaining([fieldOf(path)]),
          ]);
        }
      }
    },
  );

  it('a text has an end', () => {
    for (const { type, kind, path, list } of leaves) {
      const parsed = parse(type, bodyWith(path, list ? ['あ'.repeat(200_000)] : 'あ'.repeat(200_000)), {
        kind,
        source: 'json',
      });
      expect([path, parsed.ok]).toEqual([path, false]);
    }
    expect(refused('CONTENT', { contactName: '𠮷'.repeat(501) })).toEqual({
      contactName: '担当者の氏名は500文字以内で入力してください（今は501文字です）。',
    });
  });

  it('a program says numbers, ticks and lists as such; a form has only texts', () => {
    for (const [field, value] of [
      ['emergency', { ambulances: '12' }],
      ['pledge', { agreed: 'true' }],
      ['pledge', { agreed: 1 }],
      ['subItems', '(1)イ'],
      ['subItems', { 0: '(1)イ' }],
      ['results', [null]],
      ['results', ['']],
    ] as const) {
      expect([value, parse('CONTENT', { [field]: value }, JSON_BODY).ok]).toEqual([value, false]);
    }
    for (const number of [
      -1,
      1.5,
      1e21,
      Infinity,
      NaN,
      20_261_204_000,
      true,
      '1e3',
      '-0',
      '0x10',
      '99999999999999999999',
    ]) {
      expect([number, parse('CONTENT', { emergency: { ambulances: number } }, FORM).ok]).toEqual([number, false]);
    }
    expect(parseCommand({ lockVersion: '3', idempotencyKey: ROW }, 'json').ok).toBe(false);
  });

  it('says which character and where', () => {
    expect(refused('CONTENT', { contactName: '佐々木\u0007' })['contactName']).toContain(
      '担当者の氏名に使えない文字（U+0007、4文字目）',
    );
    expect(refused('CONTENT', { contactName: '佐々木\u{13000}' })['contactName']).toContain(
      '担当者の氏名の「\u{13000}」（U+13000）は文書に印刷できない文字です',
    );
    expect(refused('CONTENT', { contactName: '𠮷\ue000' })['contactName']).toContain(
      '担当者の氏名に外字（U+E000、2文字目）',
    );
  });
});

describe('CONTENT', () => {
  it.each(KINDS)('%s: reads its own whole content back, and nothing at all', (kind) => {
    for (const section of sectionIds(kind)) {
      const body = bodyOfSection(emptyContent(kind), section);
      expect(accepted('CONTENT', body, { kind, source: 'json' })).toEqual(body);
      expect(parseSection(kind, section, {}, 'form')).toEqual({ ok: true, fields: {} });
    }
  });

  it('has an input for every field of every kind', () => {
    for (const kind of KINDS) {
      const names = Object.keys(emptyContent(kind)).filter((name) => name !== 'kind');
      for (const name of names) {
        const parsed = parse('CONTENT', { [name]: 'x' }, { kind, source: 'json' });
        const messages = parsed.ok ? [] : parsed.errors.map(({ message }) => message);
        expect(messages.filter((message) => message.includes('という項目はありません'))).toEqual([]);
      }
    }
  });

  it('reads nested form names, keeps half-filled rows, drops empty ones', async () => {
    const body = await form(
      'destinations[0][institutionName]=十勝㐂病院&destinations[0][persons]=１２&destinations[1][institutionName]=&destinations[1][persons]=',
    );
    expect(accepted('CONTENT', body, { kind: 'RENKEI_B', source: 'form' })).toMatchObject({
      destinations: [{ institutionName: '十勝㐂病院', planningAreaId: '', department: '', persons: 12, days: null }],
    });
  });

  it('reads rows beyond the limit at which the form parser stops making arrays', async () => {
    const query = Array.from({ length: 130 }, (_, i) => `programmes[${i}][name]=P${i}`).join('&');
    const fields = accepted('CONTENT', await form(query), { kind: 'C1', source: 'form' }) as {
      programmes: { name: string }[];
    };
    expect(fields.programmes.map(({ name }) => name)).toEqual(Array.from({ length: 130 }, (_, i) => `P${i}`));
  });

  it('says only what was posted; an empty value empties; what belongs to another section is passed over in a form', async () => {
    const body = await form('pledge[agreed]=false&pledge[pledgedOn]=&subItems=(1)イ');
    expect(accepted('CONTENT', body, FORM)).toEqual({ pledge: { agreed: false, pledgedOn: null } });
    expect(accepted('CONTENT', await form('subItems=&listedInTable5=false&listedInTable5=on'), FORM)).toEqual({
      subItems: [],
      listedInTable5: true,
    });
  });
});

describe('parseSection', () => {
  it.each(KINDS)('%s: its sections together read its whole content', (kind) => {
    const whole = exampleContent(kind, 'change');
    const read = sectionIds(kind).map((section) => {
      const parsed = parseSection(kind, section, bodyOfSection(whole, section), 'json');
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
      return parsed.fields;
    });
    expect({ kind, ...Object.assign({}, ...read) }).toEqual(whole);
  });

  it('in JSON takes no field of another section', () => {
    const posted = { regionalRole: '圏域の要', contactName: 'ほかの人' };
    expect(parseSection('B', 'reason', posted, 'form')).toEqual({ ok: true, fields: { regionalRole: '圏域の要' } });
    expect(parseSection('B', 'reason', posted, 'json')).toMatchObject({
      ok: false,
      errors: [{ field: 'contactName' }],
    });
  });

  it('says of a group only what the page asked', () => {
    const posted = { emergency: { ambulances: '１，２００件' } };
    expect(parseSection('B', 'results', posted, 'form')).toEqual({
      ok: true,
      fields: { emergency: { ambulances: 1200 } },
    });
  });
});

describe('parseCommand', () => {
  it('reads version and key from any body', () => {
    expect(parseCommand({ lockVersion: '3', idempotencyKey: ROW, more: 1 })).toEqual({
      ok: true,
      command: { lockVersion: 3, idempotencyKey: ROW },
    });
  });

  it.each([
    {},
    { lockVersion: 'x', idempotencyKey: 'k' },
    { lockVersion: 1, idempotencyKey: '' },
    { lockVersion: 1, idempotencyKey: ['a'] },
    null,
  ])('refuses %j', (body) => expect(parseCommand(body).ok).toBe(false));
});

it('inputName gives the name of the form field', () => {
  expect(inputName('destinations[0].persons')).toBe('destinations[0][persons]');
  expect(inputName('emergency.ambulances')).toBe('emergency[ambulances]');
  expect(inputName('results[(2)イ]')).toBe('results[(2)イ]');
});

it('never throws, whatever is posted, and every message is a Japanese sentence', () => {
  const knownNames = PARSABLE.flatMap((type) =>
    Object.keys(type === 'CONTENT' ? emptyContent('B') : new EVENT_INPUTS[type]()),
  );
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('', 'on', '令和8年12月4日', '１２人', ROW, 'D05', null, true, 3, -1, 1.5),
      fc.jsonValue(),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('body'),
    ),
    body: fc.dictionary(
      fc.oneof(
        fc.constantFrom(...knownNames, 'reason', 'checks', 'R1', 'met', 'items', '0', 'toString', '__proto__'),
        fc.string(),
      ),
      tie('value'),
      { maxKeys: 6 },
    ),
  })).body;
  fc.assert(
    fc.property(
      fc.constantFrom(...PARSABLE),
      fc.constantFrom(...KINDS),
      fc.constantFrom('form' as const, 'json' as const),
      anything,
      (type, kind, source, body) => {
        const parsed = parse(type, body, { kind, source });
        if (parsed.ok) expect(() => JSON.stringify(parsed.event)).not.toThrow();
        else for (const { message } of parsed.errors) expect(message).toMatch(/。/);
      },
    ),
    { numRuns: 500 },
  );
});

it('says of half a group only that half, so that the other is kept', () => {
  for (const source of ['json', 'form'] as const)
    expect(parseSection('B', 'pledge', { pledge: { agreed: 'json' === source || 'true' } }, source)).toEqual({
      ok: true,
      fields: { pledge: { agreed: true } },
    });
});

describe('what was confirmed', () => {
  const appliedOn = { appliedOn: '2026-06-01', receiptNo: '1' };
  const confirm = 'appliedOn=2026-06-01';

  it('stays in the event, from a form as one tick or several, and from a program as a list', () => {
    const expected = { ok: true, event: { confirmed: [confirm] } };
    expect(parseEvent('APPLY_FOR_EVALUATION', { ...appliedOn, confirmed: confirm }, 'form')).toMatchObject(expected);
    expect(parseEvent('APPLY_FOR_EVALUATION', { ...appliedOn, confirmed: [confirm] }, 'json')).toMatchObject(expected);
    const without = parseEvent('APPLY_FOR_EVALUATION', appliedOn, 'json');
    expect(without.ok && 'confirmed' in without.event).toBe(false);
  });

  it.each([[[confirm, 1]], [confirm], [['a\ud800b']], [{}]])('%j is taken from no program', (confirmed) => {
    const command = { lockVersion: 1, idempotencyKey: ROW, confirmed };
    expect(parseCommand(command, 'json').ok).toBe(false);
  });
});

describe('a character that no font prints is named at its field', () => {
  const GLYPH = '𓀀';
  const alone = (name: string, field: Field): [path: string, body: object][] => {
    switch (field.input) {
      case 'group':
        return Object.entries(field.fields).flatMap(([inner, each]) =>
          alone(inner, each).map(([path, body]): [string, object] => [`${name}.${path}`, { [name]: body }]),
        );
      case 'rows':
      case 'results':
        return Object.entries(field.fields).flatMap(([inner, each]) =>
          alone(inner, each).map(([path, body]): [string, object] => [`${name}[0].${path}`, { [name]: [body] }]),
        );
      case 'subItems':
        return [[name, { [name]: [GLYPH] }]];
      default:
        return [[name, { [name]: GLYPH }]];
    }
  };
  it.each(
    KINDS.flatMap((kind) =>
      (SECTIONS[kind] as readonly Section[]).flatMap(({ id, fields }) =>
        Object.entries(fields).flatMap(([name, field]) =>
          alone(name, field).map(([path, body]) => ({ kind, id, path, body })),
        ),
      ),
    ),
  )('$kind $id $path', ({ kind, id, path, body }) => {
    for (const source of ['form', 'json'] as const) {
      const read = parseSection(kind, id, body, source);
      expect(read.ok ? 'stored' : read.errors.map(({ field }) => field)).toContain(path);
    }
  });
});
