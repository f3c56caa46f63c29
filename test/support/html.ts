/** An element of a page; a text is a child like any other. */
export type Element = Readonly<{
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly (Element | string)[];
}>;

type Growing = Readonly<{ name: string; attributes: ReadonlyMap<string, string>; children: (Element | string)[] }>;

const alone = ['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'];
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/**
 * Reads a page by the rules of the language instead of by what a renderer is known to write. It is stricter than a browser:
 * a tag that is left open, closed twice or not closed in order is an error.
 */
export function parsedHtml(page: string): Element {
  const root: Growing = { name: '#page', attributes: new Map(), children: [] };
  const open: Growing[] = [root];
  const tokens = /<!doctype[^>]*>|<!--.*?-->|<(\/?)([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+|</gis;
  for (const match of page.matchAll(tokens)) take(match, open);
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name ?? ''}> is never closed`);
  return root;
}

/** Adds what was read to the innermost element that is open. */
function take([token, end = '', tag, attributes = '', closed]: RegExpExecArray, open: Growing[]): void {
  const inner = open.at(-1);
  if (inner === undefined) throw new Error('more is closed than was opened');
  const name = tag?.toLowerCase();
  if (name === undefined) {
    if (token === '<') throw new Error('a < that begins no tag');
    if (!token.startsWith('<!')) inner.children.push(decoded(token));
  } else if (end === '') {
    const element: Growing = { name, attributes: attributesOf(attributes), children: [] };
    inner.children.push(element);
    if (closed !== '/' && !alone.includes(name)) open.push(element);
  } else {
    if (inner.name !== name) throw new Error(`</${name}> closes <${inner.name}>`);
    open.pop();
  }
}

/** All elements of that name below one, in the order in which they stand there. */
export function all(within: Element, name: string, suits: (element: Element) => boolean = () => true): Element[] {
  return within.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return [...(child.name === name && suits(child) ? [child] : []), ...all(child, name, suits)];
  });
}

/** The only element of that name below one. */
export function one(within: Element, name: string, suits?: (element: Element) => boolean): Element {
  const found = all(within, name, suits);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`there are ${found.length} <${name}>`);
  return first;
}

export function hasClass(element: Element, name: string): boolean {
  return (element.attributes.get('class') ?? '').split(' ').includes(name);
}

/** What is read of an element, in one line; no-break spaces stay. */
export function textOf(element: Element): string {
  return rawText(element)
    .replace(/[ \n\t]+/g, ' ')
    .trim();
}

function rawText({ children }: Element): string {
  return children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('');
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return new Map(
    [...found].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decoded(double ?? single ?? bare ?? ''),
    ]),
  );
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    return named[String(name)] ?? whole;
  });
}
