/** What a council was asked about and has changed since: whoever drafts hears it again, or confirms that what it said stands (法113⑤). */
import { attempt, type MemoryCase } from '../../test/support/memory-case.js';
import {
  concludedHearings,
  draftEvent,
  person,
  sampleEvent,
  sampleFacts,
  TODAY,
} from '../../test/support/procedure.js';
import { type CaseEvent, EVENTS } from './events/index.js';
import { changed } from './facts-after.js';
import { requiredActions } from './required-actions.js';

const HEARD: MemoryCase = {
  kind: 'B',
  state: 'medicalCouncil',
  facts: sampleFacts('B', { hearings: concludedHearings('B') }),
  log: [],
};
const COUNCILS_OF_B = ['coordinationCouncil', 'measuresCouncil', 'medicalCouncil'] as const;

function does(before: MemoryCase, event: CaseEvent): MemoryCase {
  const { after, decision } = attempt(before, event, person(EVENTS[event.type].role), TODAY);
  expect(decision).toMatchObject({ accepted: true });
  return after;
}

/** The examination is taken up again, the hospital changes these parts in a 補正, and what was examined on them is examined anew. */
function corrected(before: MemoryCase, parts: readonly string[], rehear: (typeof COUNCILS_OF_B)[number][] = []) {
  const reopened = does(before, { type: 'REOPEN_EXAMINATION', reason: '小項目を加えるとの申出のため', rehear });
  const asked = does(reopened, sampleEvent('REQUEST_CORRECTION', reopened.facts));
  const written = { ...asked, facts: parts.reduce(changed, asked.facts) };
  const submitted = does(written, sampleEvent('SUBMIT_CORRECTION', written.facts));
  return does(submitted, sampleEvent('RECORD_EXAMINATION', submitted.facts));
}

function asks(document: MemoryCase, confirmed: readonly string[] = []): (string | undefined)[] {
  const event = draftEvent({ ...(confirmed.length > 0 && { confirmed }) }, document.facts);
  const { decision } = attempt(document, event, person('prefectureOfficer'), TODAY);
  return decision.accepted ? [] : decision.conditions.map(({ confirm }) => confirm);
}

const sentenceOf = ({ kind, state, facts }: MemoryCase) =>
  requiredActions({ kind, state, facts, actor: person('prefectureOfficer'), now: { today: TODAY }, procedure: 'new' })
    .sentence;

const EACH = COUNCILS_OF_B.map((council) => `changedSinceAsked.${council}=2`);

it('a sub-item that was added after the councils were heard is asked about at 起案, and said before', () => {
  const document = corrected(HEARD, ['subItems', 'D05']);
  expect(asks(document)).toEqual(EACH);
  expect(sentenceOf(document)).toContain('医療審議会に意見を求めた後に、申請が変わっています');
  const { decision } = attempt(document, draftEvent(), person('prefectureOfficer'), TODAY);
  expect(decision.accepted ? [] : decision.conditions.at(-1)).toMatchObject({
    text: expect.stringContaining(
      '医療審議会に意見を求めた後に、申請が変わっています（業務と小項目、添付書類）',
    ) as string,
    legalBasis: '法113⑤',
  });
  expect(asks(document, EACH.slice(1))).toEqual(EACH.slice(0, 1));
});

it('what was confirmed goes on, stands with what the draft rests on, and is not asked of the approver', () => {
  const document = corrected(HEARD, ['subItems']);
  const drafted = does(document, draftEvent({ confirmed: EACH }, document.facts));
  const kept = drafted.facts.draft?.basis?.requirements.filter(({ id }) => id.startsWith('strange:changedSinceAsked'));
  expect(kept?.map(({ met, text }) => [met, text])).toEqual(
    ['地域医療構想調整会議', '医療対策協議会', '医療審議会'].map((name) => [
      true,
      `${name}に意見を求めた後に、申請が変わっています（業務と小項目）が、聴いた意見のまま進めることを確かめています`,
    ]),
  );
  expect(does(drafted, { type: 'APPROVE', comment: '' }).state).toBe('deciding.approved');
});

it('a council that is heard again on what stands now asks nothing', () => {
  const [coordination, measures] = COUNCILS_OF_B;
  const again = corrected(HEARD, ['subItems'], ['medicalCouncil']);
  const referred = does(again, sampleEvent('REFER_TO_MEDICAL_COUNCIL', again.facts));
  const answered = does(referred, sampleEvent('RECORD_MEDICAL_COUNCIL', referred.facts));
  expect(asks(answered)).toEqual([coordination, measures].map((council) => `changedSinceAsked.${council}=2`));
});

it('another submission is another question, whatever was confirmed of the one before', () => {
  const document = corrected(corrected(HEARD, ['subItems']), ['plan']);
  expect(asks(document, EACH)).toEqual(EACH.map((each) => each.replace('=2', '=3')));
});

it('what bears on no designation is not asked about, and a refusal asks nothing', () => {
  expect(asks(corrected(HEARD, ['contactPhone']))).toEqual([]);
  expect(asks(corrected(HEARD, []))).toEqual([]);
  const document = corrected(HEARD, ['subItems']);
  does(document, sampleEvent('DRAFT_REFUSAL', document.facts));
});
