/**
 * A correction (訂正) of a document of a case: what was issued, with what was typed for the correction and the records that were put right since. All
 * else stays as it was frozen, whatever registry, settings and application say today (docs/adr/0035-only-what-a-correction-names.md). Pure.
 */
import { japanDate } from '../../platform/clock.js';
import type { DrawnFrom, StoredFileInfo } from '../../documents/stored-file.service.js';
import { factsBefore } from '../../procedure/before-corrections.js';
import { NOTICE_FORM } from '../../procedure/designation/decision-notice.js';
import { correctedInput, same } from './corrected-input.js';
import type { CaseDocument, DocumentMaterial, Typed } from './document-source.js';
import { corrected, NOTHING_TYPED } from './typed-fields.js';

/** The version that stands, as its correction finds it. */
export interface StandingVersion extends DrawnFrom {
  title: string;
  /** When what is on it was drawn: a copy (再交付) is as old as what it copies. */
  drawnAt: Date;
  /** What stands on it that the case does not hold. */
  typed: Typed;
}

export interface Correction {
  standing: StandingVersion;
  retyped: Partial<Typed>;
  reason: string;
  /** All of it is drawn from what registry, settings and application say today. */
  drawnAnew: boolean;
}

/**
 * @param draw the document from its material; undefined where the case has none such
 * @returns null where the case has no such document; `changes`: whether it says anything else than the version that stands, or may
 */
export function correctedDocument(
  draw: (material: DocumentMaterial) => CaseDocument | undefined,
  material: DocumentMaterial,
  { standing, retyped, reason, drawnAnew }: Correction,
): { document: CaseDocument; changes: boolean } | null {
  const after = draw(material);
  if (!after) return null;
  const before = drawnAnew ? undefined : draw(asItLay(material, after, standing));
  const document =
    drawnAnew || standing.snapshot === null ? after : onFrozen(after, { before: before ?? after, standing });
  const said = corrected(document, { former: standing.typed, retyped, reason, on: material.today });
  return { document: said, changes: drawnAnew || !same(withoutWhy(said.input), withoutWhy(standing.snapshot)) };
}

/**
 * A version that stands with the difference between two drawings of the document. One from before the words of the settings were kept takes those of
 * today.
 */
export function onFrozen<Of extends Pick<CaseDocument, 'title' | 'input' | 'author' | 'wording'>>(
  after: Of,
  {
    before,
    standing,
  }: { before: Pick<CaseDocument, 'input'>; standing: Pick<StandingVersion, keyof DrawnFrom | 'title'> },
): Of {
  return {
    ...after,
    title: standing.title,
    ...standing.drawnWith,
    input: correctedInput(standing.snapshot, before.input, after.input) as Of['input'],
  };
}

/** The case with its records as they lay when the version that stands was drawn, and on the day of that; of all else, what is known today. */
function asItLay(
  material: DocumentMaterial,
  { formId }: Pick<CaseDocument, 'formId'>,
  { drawnAt, typed }: StandingVersion,
): DocumentMaterial {
  const since = material.recordsCorrected.filter(({ at }) => at > drawnAt);
  const notices = material.notices.filter(({ at }) => at <= drawnAt);
  const ofNotice = notices.at(-1)?.typed ?? NOTHING_TYPED;
  return {
    ...material,
    facts: factsBefore(material.facts, since),
    recordsCorrected: material.recordsCorrected.filter((each) => !since.includes(each)),
    notices,
    today: japanDate(drawnAt),
    typed: (form) => {
      if (form === formId) return typed;
      return Object.values<string>(NOTICE_FORM).includes(form) ? ofNotice : material.typed(form);
    },
  };
}

/** When what stands on this version was drawn first. @param versions of the same document, with those that it may be a copy of */
export function drawnAt(
  versions: readonly Pick<StoredFileInfo, 'sha256' | 'createdAt'>[],
  { sha256, createdAt }: Pick<StoredFileInfo, 'sha256' | 'createdAt'>,
): Date {
  const copies = versions.filter((each) => each.sha256 === sha256).map((each) => each.createdAt.getTime());
  return new Date(Math.min(createdAt.getTime(), ...copies));
}

/** Without what it says of the version before it. */
function withoutWhy(input: unknown): object {
  return { ...(input as object), corrects: undefined };
}
