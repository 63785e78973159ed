/** From the names and values of a body to an instance of an input class. */
import type { ClassConstructor } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import type { Problem } from '../../procedure/fields/problems.js';
import { copyBody } from './body-shape.js';
import { INPUT_CONSTRAINT, type InputSource, messagePrefixOf, readFields } from './fields.js';

/** Errors name the path of a field as in `Problem` (`destinations[0].persons`), '' for the whole body; Japanese messages. */
export type Parsed<T> = ({ ok: true } & T) | { ok: false; errors: Problem[] };

/** A posted form as its described input. Never throws: whatever is wrong comes back as errors beside the fields. */
export function readForm<T extends object>(type: ClassConstructor<T>, body: unknown): Parsed<{ input: T }> {
  const fields = copyBody(body);
  return fields === null ? refusedBody() : readInput(type, fields, 'form');
}

/** What is said of a body that no page of ours posts. */
export function refusedBody(): { ok: false; errors: Problem[] } {
  return {
    ok: false,
    errors: [{ field: '', message: '送られた内容を読み取れません。画面を開き直してから、もう一度操作してください。' }],
  };
}

/** An input of a class read and judged, or what is wrong with it. */
export function readInput<T extends object>(
  type: ClassConstructor<T>,
  fields: Record<string, unknown>,
  source: InputSource,
): Parsed<{ input: T }> {
  const input = readFields(type, fields, source);
  const found = validateSync(input, {
    whitelist: true,
    forbidNonWhitelisted: source === 'json',
    forbidUnknownValues: false,
  });
  if (found.length === 0) return { ok: true, input };
  const errors = found.flatMap((error) => fieldErrors(error));
  return errors.length > 0 ? { ok: false, errors } : refusedBody();
}

/** `prefix` is what messages begin with at this depth: 派遣先2件目. */
function fieldErrors(
  { property, target = {}, children = [], constraints = {} }: ValidationError,
  parentPath = '',
  prefix = '',
): Problem[] {
  const isRow = Array.isArray(target);
  const path = isRow ? `${parentPath}[${property}]` : parentPath === '' ? property : `${parentPath}.${property}`;
  const message =
    constraints[INPUT_CONSTRAINT] ??
    ('whitelistValidation' in constraints
      ? `「${[...property.slice(0, 60)].slice(0, 30).join('')}」という項目はありません。`
      : null);
  if (message !== null) return [{ field: path, message: prefix === '' ? message : `${prefix}：${message}` }];

  const innerPrefix = isRow ? `${prefix}${Number(property) + 1}件目` : (messagePrefixOf(target, property) ?? prefix);
  return children.flatMap((child) => fieldErrors(child, path, innerPrefix));
}
