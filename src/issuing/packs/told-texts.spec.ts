/** Whatever is typed with an event stands in the bound record of the case, as long as its field takes it. */
import { factsReadyFor, sampleEvent } from '../../../test/support/procedure.js';
import { typedTextsOf, withTexts } from '../../../test/support/typed-texts.js';
import { FORMS } from '../../../forms/index.js';
import { validate } from '../../../forms/parts/input.js';
import {
  type CaseEvent,
  EVENT_TYPES,
  eventParticulars,
  eventSentence,
  type EventType,
} from '../../procedure/events/index.js';

const context = { procedure: 'new' as const, secretariatOfArea: new Map<string, string>() };

/** Events whose texts the bound record tells in another place than beside their entry. */
const ELSEWHERE: Partial<Record<EventType, string>> = {
  RECORD_PLAN: 'what was submitted is bound as forms, and what differs stands under 提出の間の違い',
  APPLY_FOR_EVALUATION: 'as the plan',
  RECORD_EVALUATION: 'as the plan',
  ATTACH_DOCUMENT: 'the file stands in the list of documents',
  WITHDRAW_DOCUMENT: 'the reason stands in the sentence and in the list of documents, once others may know of it',
  REQUEST_CORRECTION: 'under 補正と回答',
  SUBMIT_CORRECTION: 'under 補正と回答',
  ATTACH_MINUTES: 'the file stands in the list of documents',
  ATTACH_CENTRE_MINUTES: 'the file stands in the list of documents',
};
const TOLD_HERE = EVENT_TYPES.filter((type) => typedTextsOf(type).length > 0 && !(type in ELSEWHERE));

const told = (event: CaseEvent) => ({
  sentence: eventSentence(event, context),
  particulars: eventParticulars(event, { earlier: [], context }),
});
const eventWith = (type: EventType, textFor: Parameters<typeof withTexts>[1]) =>
  withTexts(withCondition(sampleEvent(type, factsReadyFor('B', type))), textFor);
/** An agreement has no place for conditions. */
const withCondition = (event: CaseEvent): CaseEvent =>
  'opinion' in event ? { ...event, opinion: 'agreedWithConditions' } : event;

it('knows the events with a text', () => {
  expect(TOLD_HERE).toEqual(
    expect.arrayContaining(['PULL_BACK', 'WITHDRAW', 'RECORD_EXAMINATION', 'RECORD_MEDICAL_COUNCIL', 'RETURN_DRAFT']),
  );
});

it.each(TOLD_HERE)('%s: each text that is typed with it stands in its sentence or beside it', (type) => {
  const event = eventWith(type, ({ path }) => `《${path.join('.')}》`);
  const words = JSON.stringify(told(event));
  const missing = typedTextsOf(type).filter(({ path }) => !words.includes(`《${path.join('.')}》`));
  expect(missing.map(({ path }) => path.join('.'))).toEqual([]);
});

const { short } = FORMS['case-record'].samples;
const faultsOf = (changes: Partial<typeof short>) =>
  validate(FORMS['case-record'].input, { ...short, ...changes }).map(({ message }) => message);

it.each(TOLD_HERE)('%s: the bound record takes its texts as long as their fields do', (type) => {
  const { sentence, particulars } = told(eventWith(type, ({ longest }) => 'あ'.repeat(longest)));
  const entry = {
    on: '2026-12-01',
    actor: '見本',
    sentence,
    particulars: particulars.map(({ label, text }) => ({ label, text })),
  };
  expect(faultsOf({ log: [entry] })).toEqual([]);
});

it('takes a reminder of as many points as a 補正 may have, each as long as its field takes', () => {
  const asked = eventWith('REQUEST_CORRECTION', ({ longest }) => 'あ'.repeat(longest)) as {
    items?: { text: string }[];
  };
  const [item] = asked.items ?? [];
  const items = Array.from({ length: 300 }, () => item);
  const particulars = eventParticulars(
    { type: 'REMIND', deadline: 'correction' },
    { earlier: [{ type: 'REQUEST_CORRECTION', items } as never], context },
  );
  expect(
    faultsOf({ log: [{ on: '2026-12-01', actor: '見本', sentence: '督促しました。', particulars: [...particulars] }] }),
  ).toEqual([]);
});

it('takes the points of a 補正, its answers, and the reasons of withdrawn and reissued files as long as their fields do', () => {
  const longest = (type: EventType, name: string) =>
    'あ'.repeat(typedTextsOf(type).find(({ path }) => path.at(-1) === name)?.longest ?? Number.NaN);
  const [document] = short.documents;
  const reason = longest('WITHDRAW_DOCUMENT', 'reason');
  expect(
    faultsOf({
      documents: [{ ...document!, title: 'あ'.repeat(400), reason, withdrawnFor: reason }],
      corrections: [
        {
          ...{
            number: 1,
            requestedOn: '2026-12-01',
            dueOn: '2026-12-02',
            closedReason: longest('CLOSE_CORRECTION', 'reason'),
          },
          items: [
            {
              where: longest('REQUEST_CORRECTION', 'target'),
              text: longest('REQUEST_CORRECTION', 'text'),
              answer: longest('SUBMIT_CORRECTION', 'answer'),
            },
          ],
        },
      ],
    }),
  ).toEqual([]);
});
