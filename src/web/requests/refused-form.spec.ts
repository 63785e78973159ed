import { CaseNotFound, DocumentRefused, IdempotencyConflict } from '../../applications/entities/errors.js';
import { UploadRefused } from '../../documents/uploads.js';
import { FieldsDeclined } from '../../platform/declined.js';
import { WHOLE_FORM } from '../components/index.js';
import { refusedBy } from './refused-form.js';

const body = { key: 'of-the-form' };
const unmet = { id: 'documentReason', met: false, text: '理由を書く', legalBasis: '' };

describe('a form that was refused', () => {
  it('comes back with what is wrong beside each field, under its own number', () => {
    const error = new FieldsDeclined([
      { field: 'rows[0].name', message: '一つ目' },
      { field: 'on', message: '二つ目' },
    ]);
    expect(refusedBy(error, body, 'key')).toEqual({
      status: 422,
      errors: { 'rows[0][name]': ['一つ目'], on: ['二つ目'] },
      conditions: [],
      idempotencyKey: 'of-the-form',
    });
  });

  it('names every unmet condition', () => {
    expect(refusedBy(new DocumentRefused([unmet]), body, 'key')).toMatchObject({
      status: 422,
      errors: { [WHOLE_FORM]: ['理由を書く。'] },
      conditions: [unmet],
      idempotencyKey: 'of-the-form',
    });
  });

  it('gets a number of its own where something was done first', () => {
    const { status, errors, idempotencyKey } = refusedBy(new IdempotencyConflict(), body, 'key');
    expect([status, errors]).toEqual([409, { [WHOLE_FORM]: [expect.stringContaining('別の操作で使われています')] }]);
    expect(idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps whatever was wrong with a file beside the file', () => {
    expect(refusedBy(new UploadRefused('混み合っています。', 'busy'), body)).toMatchObject({
      status: 429,
      errors: { file: ['混み合っています。'] },
    });
  });

  it('leaves what no form mends to the page of errors', () => {
    for (const error of [new CaseNotFound(), new TypeError('x')]) expect(() => refusedBy(error, body)).toThrow(error);
  });
});
