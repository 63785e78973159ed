/** A point of a 補正 that was answered while nothing changed in its place is asked about once. */
import { person, sampleFacts } from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { decide } from './decide.js';

const ITEM = 'item-1';
const QUESTION = `strange:unchanged.${ITEM}`;

function asked(target: string, changes: readonly string[]): CaseFacts {
  return sampleFacts('B', {
    lastSubmission: { number: 1, event: 'SUBMIT', on: '2026-11-20', sentOn: '2026-11-20', changes },
    openCorrection: {
      id: 'correction-1',
      number: 1,
      requestedOn: '2026-11-25',
      dueOn: '2026-12-10',
      items: [{ id: ITEM, target, text: '日付を確かめてください', answer: '' }],
    },
  });
}

const submit = (facts: CaseFacts, confirmed?: string[], answer = '確かめました') =>
  decide({
    kind: 'B',
    state: 'correcting',
    facts,
    event: { type: 'SUBMIT_CORRECTION', answers: [{ itemId: ITEM, answer }], ...(confirmed && { confirmed }) },
    actor: person('hospital'),
    now: { today: '2026-12-01' },
  });
const questions = (facts: CaseFacts, confirmed?: string[], answer?: string) => {
  const decision = submit(facts, confirmed, answer);
  return decision.accepted ? [] : decision.conditions.map(({ id }) => id);
};

it.each([
  ['another file of the document', 'EVALUATION_NOTICE', 'EVALUATION_NOTICE', 'plan'],
  ['the plan for its document', 'D20', 'plan', 'evaluation'],
  ['another field of the section of the field', 'contactName', 'contactPhone', 'longHoursReason'],
])('is quiet where %s changed, and asks where only something else did', (_, target, mended, other) => {
  expect(questions(asked(target, [mended]))).toEqual([]);
  expect(questions(asked(target, [other]))).toEqual([QUESTION]);
  expect(questions(asked(target, []))).toEqual([QUESTION]);
});

it('asks once: what was confirmed is submitted, and kept with the answer for the prefecture', () => {
  const decision = submit(asked('D20', []), [`unchanged.${ITEM}=true`]);
  expect(decision.accepted && decision.effects.find(({ type }) => type === 'saveCorrectionAnswers')).toEqual({
    type: 'saveCorrectionAnswers',
    answers: [{ itemId: ITEM, answer: '確かめました', unchanged: true }],
  });
  const mended = submit(asked('D20', ['plan']));
  expect(mended.accepted && mended.effects).toContainEqual(
    expect.objectContaining({ answers: [{ itemId: ITEM, answer: '確かめました', unchanged: false }] }),
  );
});

it('asks about a matter that has no place in the application where nothing at all changed, and is quiet where anything did', () => {
  for (const target of ['その他', '開設者の押印']) {
    expect(questions(asked(target, []))).toEqual([QUESTION]);
    expect(questions(asked(target, []), [`unchanged.${ITEM}=true`])).toEqual([]);
    expect(questions(asked(target, ['plan']))).toEqual([]);
  }
});

it('does not ask about a point without an answer', () => {
  expect(questions(asked('D20', []), undefined, ' ')).toEqual(['everyItemAnswered']);
});
