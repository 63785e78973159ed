import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { askedPage } from '../../platform/paging.js';
import type { Problem } from '../../procedure/fields/problems.js';
import { InvalidInput } from './problem-filter.js';

/** The parameter of a list that is read a page at a time, in the OpenAPI document. */
export function ApiPage(): MethodDecorator {
  return applyDecorators(
    ApiQuery({ name: 'page', required: false, description: 'ページ（1から）', schema: { type: 'integer' } }),
  );
}

/** What is wrong with the address of a list: a page that is none, and a name that is none of `others`. */
export function pageProblems(query: Readonly<Record<string, unknown>>, others: readonly string[] = []): Problem[] {
  const unknown = Object.keys(query).filter((name) => name !== 'page' && !others.includes(name));
  const { page = '1' } = query;
  return [
    ...unknown.map((name) => ({ field: name, message: `「${name}」という項目はありません。` })),
    ...(String(askedPage(page)) === page ? [] : [{ field: 'page', message: 'ページは1からの整数で送ってください。' }]),
  ];
}

/** The page that was asked for. @throws InvalidInput as `pageProblems` says */
export function readPage(query: Readonly<Record<string, unknown>>, others: readonly string[] = []): number {
  const problems = pageProblems(query, others);
  if (problems.length > 0) throw new InvalidInput(problems);
  return askedPage(query['page']);
}
