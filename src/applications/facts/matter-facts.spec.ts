/** What was laid before the prefecture is read into facts in one way, whoever asks. */
import { sampleFacts } from '../../../test/support/procedure.js';
import { factsOfMatter } from './matter-facts.js';

it('names each file of a requirement that has several', () => {
  const { content, plan, evaluation } = sampleFacts('B');
  const file = (requirementId: string, fileId: string) => ({ requirementId, fileId, sha256: '' });
  const attachments = [file('D20', 'one'), file('D20', 'two'), file('D22', 'three')];
  expect(factsOfMatter({ content, plan, evaluation, attachments })).toEqual({
    content,
    plan,
    evaluation,
    attachedFiles: [
      { requirementId: 'D20', fileId: 'one' },
      { requirementId: 'D20', fileId: 'two' },
      { requirementId: 'D22', fileId: 'three' },
    ],
  });
});
