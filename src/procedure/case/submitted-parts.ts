/** What a submission is made of, part by part, and which parts two of them say differently. */
import type { CaseFacts, SubmittedPart } from './facts.js';

export interface Submitted extends Pick<CaseFacts, 'content' | 'plan' | 'evaluation'> {
  attachments: readonly { requirementId: string; fileId: string }[];
}

/** The parts that differ, each once. */
export function changedParts(before: Submitted, after: Submitted): SubmittedPart[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((part) => !same(old.get(part), now.get(part)));
}

function partsOf({ content: { kind: _, ...content }, plan, evaluation, attachments }: Submitted): Map<string, unknown> {
  const files = new Map<SubmittedPart, string[]>();
  for (const { requirementId, fileId } of attachments)
    files.set(requirementId, [...(files.get(requirementId) ?? []), fileId]);
  return new Map<SubmittedPart, unknown>([
    ...Object.entries(content),
    ['plan', plan],
    ['evaluation', evaluation],
    ...files,
  ]);
}

/** Values of JSON; the order of names does not count. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => same((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]))
  );
}
