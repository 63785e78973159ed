/** Reads the pages of this program as a browser without JavaScript does: forms, links, words. */

/** A control of a form as the page shows it. */
interface Control {
  kind: 'text' | 'hidden' | 'choice' | 'file';
  name: string;
  value: string;
  /** Sent although nobody touches it: a filled field, a ticked choice, the selected option. */
  preset: boolean;
}

export interface HtmlForm {
  action: string;
  multipart: boolean;
  controls: Control[];
}

const ATTRIBUTES = String.raw`((?:[^"'<>]|"[^"]*"|'[^']*')*)`;

/** The forms of a page that post something, in their order. */
export function formsOf(html: string): HtmlForm[] {
  return elements(html, 'form')
    .filter(({ attributes }) => attributes.get('method') === 'post')
    .map(({ attributes, inner }) => ({
      action: attributes.get('action') ?? '',
      multipart: attributes.get('enctype') === 'multipart/form-data',
      controls: [...inputs(inner), ...textAreas(inner), ...selects(inner)],
    }));
}

/** Addresses that the page links to, each once. */
export function linksOf(html: string): string[] {
  const found = [...html.matchAll(new RegExp(`<a\\b${ATTRIBUTES}>`, 'g'))].map(
    ([, text = '']) => attributesOf(text).get('href') ?? '',
  );
  return [...new Set(found)].filter((href) => href !== '');
}

/** What stands beside a term of a description list, e.g. 段階; '' when the page does not say it. */
export function described(html: string, term: string): string {
  const found = new RegExp(`<dt>${term}</dt><dd[^>]*>(.*?)</dd>`, 's').exec(html)?.[1] ?? '';
  return wordsOf(new RegExp('<span class="who-when__strong">(.*?)</span>', 's').exec(found)?.[1] ?? found);
}

/** Words of every element of a class, one text for each. */
export function wordsOfClass(html: string, name: string): string[] {
  return ['li', 'ul', 'p', 'h1', 'h2', 'div'].flatMap((tag) =>
    elements(html, tag)
      .filter(({ attributes }) => (attributes.get('class') ?? '').split(' ').includes(name))
      .map(({ inner }) => wordsOf(inner)),
  );
}

function wordsOf(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

/** Elements of a tag that do not hold one of their own kind. */
function elements(html: string, tag: string): { attributes: Map<string, string>; inner: string }[] {
  return [...html.matchAll(new RegExp(`<${tag}\\b${ATTRIBUTES}>(.*?)</${tag}>`, 'gs'))].map(
    ([, text = '', inner = '']) => ({ attributes: attributesOf(text), inner }),
  );
}

function inputs(html: string): Control[] {
  return [...html.matchAll(new RegExp(`<input\\b${ATTRIBUTES}>`, 'g'))].map(([, text = '']) => {
    const attributes = attributesOf(text);
    const type = attributes.get('type') ?? 'text';
    const isChoice = type === 'radio' || type === 'checkbox';
    const kind = isChoice ? 'choice' : type === 'hidden' || type === 'file' ? type : 'text';
    return {
      kind,
      name: attributes.get('name') ?? '',
      value: attributes.get('value') ?? '',
      preset: kind !== 'file' && (!isChoice || attributes.has('checked')),
    };
  });
}

function textAreas(html: string): Control[] {
  return elements(html, 'textarea').map(({ attributes, inner }) => ({
    kind: 'text',
    name: attributes.get('name') ?? '',
    value: decode(inner),
    preset: true,
  }));
}

/** One choice for each option; the first counts when none is selected, as in a browser. */
function selects(html: string): Control[] {
  return elements(html, 'select').flatMap(({ attributes, inner }) => {
    const options = elements(inner, 'option').map((option) => option.attributes);
    const selected = Math.max(
      0,
      options.findIndex((option) => option.has('selected')),
    );
    return options.map((option, index) => ({
      kind: 'choice' as const,
      name: attributes.get('name') ?? '',
      value: option.get('value') ?? '',
      preset: index === selected,
    }));
  });
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
