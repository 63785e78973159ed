/** Decorators for the properties of an answer: its schema and what it says, in Japanese, for the OpenAPI document. */
import { ApiProperty } from '@nestjs/swagger';

interface Options {
  /** May be null. */
  nullable?: true;
  /** False where it may be left out. */
  required?: false;
}

export function Text(description: string, options: Options = {}): PropertyDecorator {
  return ApiProperty({ description, type: 'string', ...options });
}

export function Uuid(description: string, options: Options = {}): PropertyDecorator {
  return ApiProperty({ description, type: 'string', format: 'uuid', ...options });
}

/** Calendar date in Japan, YYYY-MM-DD. */
export function Day(description: string, options: Options = {}): PropertyDecorator {
  return ApiProperty({ description, type: 'string', format: 'date', ...options });
}

export function Instant(description: string, options: Options = {}): PropertyDecorator {
  return ApiProperty({ description, type: 'string', format: 'date-time', ...options });
}

export function Whole(description: string, options: Options = {}): PropertyDecorator {
  return ApiProperty({ description, type: 'integer', ...options });
}

export function Flag(description: string, options: Options = {}): PropertyDecorator {
  return ApiProperty({ description, type: 'boolean', ...options });
}

/** One of some fixed words. */
export function Word(description: string, words: readonly string[], options: Options = {}): PropertyDecorator {
  return ApiProperty({ description, type: 'string', enum: [...words], ...options });
}

export function One(type: new () => object, description: string, options: Options = {}): PropertyDecorator {
  return ApiProperty({ description, type, ...options });
}

export function Many(type: new () => object, description: string, options: Options = {}): PropertyDecorator {
  return ApiProperty({ description, type, isArray: true, ...options });
}

export function Texts(description: string, options: Options = {}): PropertyDecorator {
  return ApiProperty({ description, type: 'string', isArray: true, ...options });
}

/** An object whose property names are data, with the schema of its values. */
export function Table(description: string, values: { type?: string } | { $ref: string }): PropertyDecorator {
  return ApiProperty({ description, type: 'object', additionalProperties: values });
}
