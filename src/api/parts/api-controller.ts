import { applyDecorators, Controller, UseFilters } from '@nestjs/common';
import { ApiCookieAuth, ApiExtraModels, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { ApiProblemFilter } from './problem-filter.js';
import {
  ProblemJson,
  RefusalJson,
  StaleSectionJson,
  StaleWorkingCopyJson,
  StaleVersionJson,
  UnavailableJson,
  ValidationProblemJson,
} from './problem-json.js';

/** A controller under /api: errors as problem details, and its place in the OpenAPI document. */
export function ApiController(path: string, tag: string): ClassDecorator {
  return applyDecorators(
    Controller(`api/${path}`),
    UseFilters(ApiProblemFilter),
    ApiTags(tag),
    ApiCookieAuth(),
    Problem(401, 'ログインしていない（sign-in-required）'),
    Problem(403, 'この役割では使えない（forbidden）'),
    problem(503, 'データベースを使えない（database-unavailable）。Retry-Afterの秒数を待って、同じ内容を送り直す', [
      UnavailableJson,
    ]),
  );
}

/** An answer with problem details; the type is named in brackets in the description. */
export function Problem(status: number, description: string): ClassDecorator & MethodDecorator {
  return problem(status, description, [ProblemJson]);
}

/** What a route that changes something may answer besides success. */
export function CommandProblems(): MethodDecorator {
  return applyDecorators(
    problem(403, '別の役割の手続である（refused）。この役割では使えない（forbidden）', [RefusalJson, ProblemJson]),
    problem(404, '申請がないか、権限がない（case-not-found）', [ProblemJson]),
    problem(
      409,
      '申請が更新されている（stale-version）。申請内容が保存されている（stale-working-copy）。操作の番号が別の操作で使われている（idempotency-conflict）',
      [StaleVersionJson, StaleWorkingCopyJson, ProblemJson],
    ),
    problem(415, 'Content-Typeが違う（unsupported-media-type）', [ProblemJson]),
    InputProblems('手続の条件がそろっていない（refused）。試みは記録される。入力に誤りがある（invalid-input）', [
      RefusalJson,
      ValidationProblemJson,
    ]),
  );
}

/** What a route that saves a section may answer besides success. */
export function SaveProblems(): MethodDecorator {
  return applyDecorators(
    problem(403, '別の役割の仕事である（refused）。この役割では使えない（forbidden）', [RefusalJson, ProblemJson]),
    problem(404, '申請か画面がない、又は権限がない（case-not-found、not-found）', [ProblemJson]),
    problem(409, '同じ画面が先に保存されている（stale-section）。両方の内容が返る', [StaleSectionJson]),
    problem(415, 'Content-Typeが違う（unsupported-media-type）', [ProblemJson]),
    InputProblems('書ける段階でない（refused）。入力に誤りがある（invalid-input）', [
      RefusalJson,
      ValidationProblemJson,
    ]),
  );
}

/** What a route answers to input that it cannot read. */
export function InputProblems(
  description = '入力に誤りがある（invalid-input）',
  models: Model[] = [ValidationProblemJson],
): MethodDecorator {
  return applyDecorators(
    problem(400, 'JSONとして読み取れない（unreadable-request）', [ProblemJson]),
    problem(422, description, models),
  );
}

/** What a route answers to a file above the limit, or to a body that is no upload and too large. */
export function TooLargeProblems(): MethodDecorator {
  return problem(413, 'ファイルが大きすぎる（too-large）', [ValidationProblemJson, ProblemJson]);
}

type Model = new () => ProblemJson;

function problem(status: number, description: string, models: Model[]): ClassDecorator & MethodDecorator {
  const refs = models.map((model) => ({ $ref: getSchemaPath(model) }));
  const schema = refs.length === 1 ? refs[0]! : { anyOf: refs };
  return applyDecorators(
    ApiExtraModels(...models),
    ApiResponse({ status, description, content: { 'application/problem+json': { schema } } }),
  );
}
