/** The content of an application as a body: classes made from the described fields. Half-filled content is fine. */
import type { ClassConstructor } from 'class-transformer';
import { fieldsOf, SECTIONS } from '../../procedure/fields/content.js';
import { type Kind, KINDS } from '../../procedure/terms/kinds.js';
import { inputClass, pascalCase } from '../fields/described-class.js';

/** The content of each kind as a whole, as it is read. */
export const CONTENT_INPUTS = Object.fromEntries(
  KINDS.map((kind) => [kind, inputClass(`Content${pascalCase(kind)}Input`, fieldsOf(kind))]),
) as Readonly<Record<Kind, ClassConstructor<object>>>;

/** Body of one section of a kind; undefined for a section the kind does not have. */
export function sectionInput(kind: Kind, sectionId: string): ClassConstructor<object> | undefined {
  return SECTION_INPUTS.get(`${kind} ${sectionId}`);
}

const SECTION_INPUTS: ReadonlyMap<string, ClassConstructor<object>> = new Map(
  KINDS.flatMap((kind) =>
    SECTIONS[kind].map(({ id, fields }) => [
      `${kind} ${id}`,
      inputClass(`Section${pascalCase(kind)}${pascalCase(id)}Input`, fields),
    ]),
  ),
);
