/** What 経過 tells of what the hospital writes: the entry is read by others, and what was written waits for its submission. */
import { factsReadyFor, sampleEvent } from '../../../test/support/procedure.js';
import { type CaseEvent, EVENT_TYPES, EVENTS, eventSentence } from './index.js';

const SUBMITTING: readonly string[] = ['SUBMIT', 'SUBMIT_CORRECTION'];
const WRITING = EVENT_TYPES.filter((type) => EVENTS[type].role === 'hospital' && !SUBMITTING.includes(type));
const context = { procedure: 'new', secretariatOfArea: new Map<string, string>() } as const;

it('knows the events of the hospital’s writing', () => {
  expect(WRITING).toEqual(expect.arrayContaining(['RECORD_PLAN', 'ATTACH_DOCUMENT', 'RECORD_EVALUATION']));
});

it.each(WRITING)('the sentence of %s says the same whatever was written', (type) => {
  const bare = { type } as CaseEvent;
  expect(eventSentence(sampleEvent(type, factsReadyFor('B', type)), context)).toBe(eventSentence(bare, context));
});
