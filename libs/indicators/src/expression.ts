import { acceptsValue, type Dim, type Filters, type Measure } from './measure.js';
import { isMeasureName, measureNames, measures, type MeasureName } from './measures.js';
import { nearest } from './nearest.js';

/** A measure with filters on its dimensions: `dossiers.resolved[channel=online,level=3,4]`. */
export type Term = Readonly<{ measure: MeasureName; kind: Measure['kind']; filters: Filters }>;

/** Terms that are added up. */
export type Expression = readonly Term[];

export type ExpressionFault = Readonly<{
  code: 'syntax' | 'unknown-measure' | 'unknown-dim' | 'unknown-value' | 'repeated-dim';
  /** The part of the text that is wrong, and where it begins. */
  word: string;
  at: number;
  detail: string;
  didYouMean?: string;
}>;

export type ParsedExpression =
  Readonly<{ ok: true; value: Expression }> | Readonly<{ ok: false; faults: readonly ExpressionFault[] }>;

/** `a + b[x=y]`: terms joined by a plus sign. */
export function parseExpression(text: string): ParsedExpression {
  return parsed(pieces(text, '+'));
}

/** `a,b[x=y,z]`: a list of terms that are asked for side by side. */
export function parseTerms(text: string): ParsedExpression {
  return parsed(pieces(text, ','));
}

/** The canonical text, which reads as the same expression. */
export function formatExpression(expression: Expression): string {
  return expression.map(formatTerm).join(' + ');
}

export function formatTerm({ measure, filters }: Term): string {
  const parts = Object.entries(filters).map(([dim, values]) => `${dim}=${values.join(',')}`);
  return parts.length === 0 ? measure : `${measure}[${parts.join(',')}]`;
}

/** The dimensions that every term of both has, so that numerator and denominator can be grouped and filtered alike. */
export function sharedDims(numerator: Expression, denominator: Expression): readonly string[] {
  const [first, ...others] = [...numerator, ...denominator].map(({ measure }) => measures[measure].dims);
  return Object.entries(first ?? {})
    .filter(([name, dim]) => dim.filterOnly !== true && others.every((dims) => Object.hasOwn(dims, name)))
    .map(([name]) => name);
}

/** What is known of a dimension of the expression's first term that has it. */
export function dimOf(expression: Expression, name: string): Dim | undefined {
  const holder = expression.find(({ measure }) => Object.hasOwn(measures[measure].dims, name));
  return holder === undefined ? undefined : measures[holder.measure].dims[name];
}

type Piece = Readonly<{ text: string; at: number }>;

function parsed(parts: readonly Piece[]): ParsedExpression {
  const faults: ExpressionFault[] = [];
  const terms = parts.flatMap((part) => parseTerm(part, faults) ?? []);
  return faults.length === 0 ? { ok: true, value: terms } : { ok: false, faults };
}

function parseTerm(piece: Piece, faults: ExpressionFault[]): Term | undefined {
  const parts = /^([^[\]\s]+)(?:\[([^[\]]*)\])?$/.exec(piece.text);
  const [, measure = '', filterText] = parts ?? [];
  if (parts === null) {
    const detail = `'${piece.text}' is not a measure with filters, such as dossiers.resolved[channel=online]`;
    faults.push({ code: 'syntax', word: piece.text, at: piece.at, detail });
    return undefined;
  }
  if (!isMeasureName(measure)) {
    faults.push(unknown('measure', measure, piece.at, measureNames));
    return undefined;
  }
  const { kind, dims } = measures[measure];
  const inside = { text: filterText ?? '', at: piece.at + measure.length + 1 };
  return { measure, kind, filters: filterText === undefined ? {} : parseFilters(inside, dims, faults) };
}

/** `channel=online,level=3,4`: a piece without `=` is one more value of the dimension before it. */
function parseFilters({ text, at }: Piece, dims: Measure['dims'], faults: ExpressionFault[]): Filters {
  const filters = new Map<string, string[]>();
  let dim: string | undefined;
  let opened = false;
  for (const piece of pieces(text, ',')) {
    const place = at + piece.at;
    const named = /^([^=\s]+)\s*=/.exec(piece.text);
    if (named !== null) dim = openedDim({ text: named[1] ?? '', at: place }, { dims, filters, faults });
    else if (!opened) {
      const detail = `'${piece.text}' is not a filter, such as channel=online`;
      faults.push({ code: 'syntax', word: piece.text, at: place, detail });
    }
    opened = true;
    if (dim === undefined) continue;
    const value = piece.text.slice(named?.[0].length ?? 0).trim();
    addValue({ text: value, at: place }, { dim, known: dims[dim], filters, faults });
  }
  return Object.fromEntries(filters);
}

type Filtering = Readonly<{ filters: Map<string, string[]>; faults: ExpressionFault[] }>;

/** Undefined where the measure has no such dimension: what follows it is then not looked at. */
function openedDim(
  { text: name, at }: Piece,
  { dims, filters, faults }: Filtering & Readonly<{ dims: Measure['dims'] }>,
): string | undefined {
  if (!Object.hasOwn(dims, name)) {
    faults.push(unknown('dim', name, at, Object.keys(dims)));
    return undefined;
  }
  if (filters.has(name)) {
    faults.push({ code: 'repeated-dim', word: name, at, detail: `'${name}' is filtered twice` });
    return undefined;
  }
  filters.set(name, []);
  return name;
}

function addValue(
  { text: value, at }: Piece,
  { dim, known, filters, faults }: Filtering & Readonly<{ dim: string; known: Dim | undefined }>,
): void {
  if (known === undefined || !acceptsValue(known, value)) {
    faults.push(unknown('value', value, at, known?.values ?? []));
    return;
  }
  const values = filters.get(dim);
  if (values?.includes(value) === false) values.push(value);
}

function unknown(
  what: 'measure' | 'dim' | 'value',
  word: string,
  at: number,
  candidates: readonly string[],
): ExpressionFault {
  const didYouMean = nearest(word, candidates);
  const choice = what === 'measure' || candidates.length === 0 ? '' : `; there is ${candidates.join(', ')}`;
  const hint = didYouMean === undefined ? choice : `; did you mean '${didYouMean}'?`;
  const fault = { code: `unknown-${what}`, word, at, detail: `no ${what} '${word}'${hint}` } as const;
  return didYouMean === undefined ? fault : { ...fault, didYouMean };
}

/** Cut at a separator that stands outside brackets, trimmed. */
function pieces(text: string, separator: string): readonly Piece[] {
  const found: Piece[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (at < text.length && (character !== separator || depth > 0)) continue;
    const raw = text.slice(from, at);
    found.push({ text: raw.trim(), at: from + raw.length - raw.trimStart().length });
    from = at + 1;
  }
  return found;
}
