/** Reading an OpenAPI 3.1 document in tests: the part of JSON Schema that ours uses. */
import type { OpenAPIObject } from '@nestjs/swagger';

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
};

const FORMATS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

/** What a `#/components/schemas/…` reference leads to. */
export function resolve(document: OpenAPIObject, ref: string): Schema {
  const found = document.components?.schemas?.[ref.replace('#/components/schemas/', '')];
  if (!found) throw new Error(`${ref} leads nowhere`);
  return found as Schema;
}

/** Every `$ref` of the document. */
export function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : references(value),
  );
}

/** Where a value is not what its schema says; a property that the schema does not name is one too. */
export function misfits(document: OpenAPIObject, schema: Schema, value: unknown, path = '$'): string[] {
  if (schema.$ref) return misfits(document, resolve(document, schema.$ref), value, path);
  if (schema.anyOf) {
    const answers = schema.anyOf.map((each) => misfits(document, each, value, path));
    return answers.find((answer) => answer.length === 0) ?? answers.sort((a, b) => a.length - b.length)[0] ?? [];
  }
  if (schema.allOf?.length === 1) return misfits(document, schema.allOf[0]!, value, path);
  const types = [schema.type ?? 'object'].flat();
  if (!types.includes(typeOf(value)) && !(types.includes('number') && typeOf(value) === 'integer'))
    return [`${path}: ${typeOf(value)} is not ${types.join('|')}`];
  if (value === null) return [];
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: ${JSON.stringify(value)} is none of the words`];
  const format = schema.format ? FORMATS[schema.format] : undefined;
  if (format && !(typeof value === 'string' && format.test(value)))
    return [`${path}: ${JSON.stringify(value)} is no ${schema.format}`];
  if (Array.isArray(value))
    return value.flatMap((item, index) => misfits(document, schema.items ?? {}, item, `${path}[${index}]`));
  return typeof value === 'object' ? objectMisfits(document, schema, value as Record<string, unknown>, path) : [];
}

function objectMisfits(
  document: OpenAPIObject,
  { properties = {}, required = [], additionalProperties }: Schema,
  value: Record<string, unknown>,
  path: string,
): string[] {
  const missing = required.filter((name) => !(name in value)).map((name) => `${path}.${name}: missing`);
  const wrong = Object.entries(value).flatMap(([name, inner]) => {
    const schema = properties[name] ?? additionalProperties;
    return schema ? misfits(document, schema, inner, `${path}.${name}`) : [`${path}.${name}: not described`];
  });
  return [...missing, ...wrong];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
