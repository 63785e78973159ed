import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { BUCKET_IDS } from '../../applications/queries/buckets.js';
import { CASE_SORTS, type CaseFilter, parseCaseFilter } from '../../applications/queries/case-filter.js';
import { PARTIES } from '../../procedure/terms/actors.js';
import { KINDS, PROCEDURES } from '../../procedure/terms/kinds.js';
import type { Problem } from '../../procedure/fields/problems.js';
import { STAGES, STATES } from '../../procedure/terms/states.js';
import { InvalidInput } from '../parts/problem-filter.js';

interface Parameter {
  description: string;
  type: 'string' | 'boolean' | 'integer';
  words?: readonly string[];
}

const PARAMETERS: Readonly<Record<keyof CaseFilter | 'page', Parameter>> = {
  text: { description: '医療機関の名称・よみ、受付番号に含まれる言葉', type: 'string' },
  kind: { description: '区分', type: 'string', words: KINDS },
  procedure: { description: '手続', type: 'string', words: PROCEDURES },
  state: { description: '状態', type: 'string', words: STATES },
  stage: { description: '段階', type: 'string', words: STAGES.map(({ id }) => id) },
  holder: { description: '次の対応者', type: 'string', words: PARTIES },
  planningAreaId: { description: '二次医療圏', type: 'string' },
  roundId: { description: '申請回', type: 'string' },
  officer: { description: '担当（me：自分、none：決まっていない、又は利用者の番号）。都道府県だけ', type: 'string' },
  bucket: { description: 'ホームの件数の種類', type: 'string', words: BUCKET_IDS },
  overdue: { description: '期限を過ぎたものだけ', type: 'boolean' },
  mine: { description: '自分の側が次の対応者であるものだけ', type: 'boolean' },
  sort: { description: '並び順（指定がなければ期限の順）', type: 'string', words: CASE_SORTS },
  page: { description: 'ページ（1から）', type: 'integer' },
};

/** The parameters of the list in the OpenAPI document. */
export function ApiCaseQuery(): MethodDecorator {
  return applyDecorators(
    ...Object.entries(PARAMETERS).map(([name, { description, type, words }]) =>
      ApiQuery({ name, description, required: false, schema: words ? { type, enum: [...words] } : { type } }),
    ),
  );
}

/**
 * Reads the address as the pages do, but a program is told of a name or value that means nothing: it must not take the
 * whole list for a filtered one.
 * @throws InvalidInput
 */
export function readCaseQuery(query: Readonly<Record<string, unknown>>): { filter: CaseFilter; page: number } {
  const read = parseCaseFilter(query);
  const understood: Record<string, unknown> = { ...read.filter, page: read.page };
  const errors = Object.entries(query).flatMap(([name, value]): Problem[] => {
    if (!Object.hasOwn(PARAMETERS, name)) return [{ field: name, message: `「${name}」という項目はありません。` }];
    const { description, type } = PARAMETERS[name as keyof typeof PARAMETERS];
    const left = value === '' || (type === 'boolean' && (value === 'false' || value === '0'));
    const fine = left || (name === 'page' ? String(read.page) === value : understood[name] !== undefined);
    return fine ? [] : [{ field: name, message: `${description}の値が正しくありません。` }];
  });
  if (errors.length > 0) throw new InvalidInput(errors);
  return read;
}
