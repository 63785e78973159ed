/** Every text that is typed with an event, by the path in its body, with the most characters that its field takes. */
import { EVENT_INPUTS } from '../../src/inputs/events/index.js';
import type { CaseEvent, EventType } from '../../src/procedure/events/index.js';

export interface TypedText {
  path: readonly string[];
  longest: number;
}

interface Described {
  type?: unknown;
  isArray?: boolean;
  maxLength?: number;
}

export function typedTextsOf(type: EventType): TypedText[] {
  return textsOf(EVENT_INPUTS[type]);
}

function textsOf(inputClass: new () => object, path: readonly string[] = []): TypedText[] {
  const proto = inputClass.prototype as object;
  const names = (Reflect.getMetadata('swagger/apiModelPropertiesArray', proto) ?? []) as string[];
  return names.flatMap((entry) => {
    const name = entry.slice(1);
    const { type, maxLength } = Reflect.getMetadata('swagger/apiModelProperties', proto, name) as Described;
    const inner = typeof type === 'function' && type.name === 'type' ? (type as () => unknown)() : undefined;
    if (Array.isArray(inner)) return textsOf(inner[0] as new () => object, [...path, name, '0']);
    if (typeof inner === 'function') return textsOf(inner as new () => object, [...path, name]);
    return maxLength === undefined ? [] : [{ path: [...path, name], longest: maxLength }];
  });
}

/** The event with a text of its own in each of its texts. */
export function withTexts(event: CaseEvent, textFor: (text: TypedText) => string): CaseEvent {
  const copy = structuredClone(event) as unknown as Record<string, unknown>;
  for (const typed of typedTextsOf(event.type)) {
    let inner = copy;
    for (const name of typed.path.slice(0, -1))
      inner = (inner[name] ??= name === '0' ? {} : newInner(name, typed)) as typeof inner;
    inner[typed.path.at(-1) ?? ''] = textFor(typed);
  }
  return copy as unknown as CaseEvent;
}

const newInner = (name: string, { path }: TypedText): object => (path[path.indexOf(name) + 1] === '0' ? [] : {});
