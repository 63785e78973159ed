import { HttpException } from '@nestjs/common';
import { ConditionsUnmet } from '../../applications/entities/errors.js';
import { Declined } from '../../platform/declined.js';
import type { Condition } from '../../procedure/case/decision.js';

/** What an error means to the one who asked. */
export interface Problem {
  /** HTTP status. */
  status: number;
  /** Japanese: cause and remedy; '' where the page of the status says enough. */
  detail: string;
  /** Unmet conditions of a refused act. */
  conditions: readonly Condition[];
}

/** Reads any thrown value. Whatever was not meant for people is a 500 without a word of it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Declined) {
    const conditions = error instanceof ConditionsUnmet ? error.conditions : [];
    return { status: error.status, detail: error.message, conditions };
  }
  const status = statusOf(error);
  return { status, detail: status < 500 && isJapanese(error) ? error.message : '', conditions: [] };
}

/** Errors of Nest, and those of Express' own body parser (`statusCode`). */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = typeof error === 'object' && error !== null ? (error as { statusCode?: unknown }) : {};
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}

/** Messages of libraries are English and speak of the program. */
function isJapanese(error: unknown): error is Error {
  return error instanceof Error && /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(error.message);
}
