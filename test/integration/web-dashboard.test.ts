import { fillLog } from '../../apps/hub/src/log-filling.js';
import { simulationOf } from '../../apps/hub/src/sample-year.js';
import { shippedEvents } from '../../apps/hub/src/shipped/shipped-events.js';
import { simulation } from '../../apps/hub/src/simulate/simulation.js';
import { rowsOf } from '../support/answers.js';
import { openDashboard } from '../support/dashboard.js';
import { told1 } from '../support/given.js';
import { all, hasClass, one, parsedHtml, textOf, type Element } from '../support/html.js';
import { foldAll, freshStore } from '../support/store.js';
import { workedExample } from '../support/worked-example.js';

type Lang = 'vi' | 'en';
type Answered = Readonly<Record<string, unknown>>;

const hostile = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;
const homes = { vi: '/', en: '/en' } as const;

/** Written out here, so that a word that is swapped in the pages is found. */
const statusWords: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  vi: {
    ...{ met: 'Đạt', on_track: 'Đúng tiến độ', at_risk: 'Có nguy cơ chậm', behind: 'Chậm tiến độ' },
    ...{ missed: 'Không đạt', no_target: 'Không đặt mục tiêu', no_data: 'Chưa đánh giá' },
  },
  en: {
    ...{ met: 'Met', on_track: 'On track', at_risk: 'At risk', behind: 'Behind' },
    ...{ missed: 'Missed', no_target: 'No target', no_data: 'Not assessed' },
  },
};
const missingWords: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  vi: { not_reported: 'Chưa báo cáo', undefined: 'Không xác định', not_applicable: 'Không áp dụng' },
  en: { not_reported: 'Not reported', undefined: 'Undefined', not_applicable: 'Not applicable' },
};

/** The worked example, and a sample year. */
let exact = '';
let sampled = '';

beforeAll(async () => {
  const named = told1('vn.egov.governance.agency.established.v1', {
    source: 'urn:egov:VN:registry',
    subject: 'H58.99',
    time: '2019-01-02T00:00:00+07:00',
    data: { names: { vi: hostile, en: hostile }, kind: 'department', parent: 'H58', from: '2019-01-01' },
  });
  const store = await freshStore();
  await fillLog(store.log, shippedEvents());
  await fillLog(store.log, [...workedExample.slice(1), { ...named, recordedtime: named.time }]);
  await foldAll(store);
  exact = await openDashboard(store);

  const second = await freshStore();
  await fillLog(second.log, shippedEvents());
  await fillLog(second.log, simulation(simulationOf({ seed: 17, events: 4_000, year: 2020 })));
  await foldAll(second);
  sampled = await openDashboard(second);
});

async function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response & { html: string }> {
  const response = await fetch(url, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });
  return Object.assign(response, { html: await response.text() });
}

async function pageOf(base: string, lang: Lang, query: string): Promise<Element> {
  const { status, html } = await get(`${base}${homes[lang]}?${query}`);
  expect(status).toBe(200);
  return parsedHtml(html);
}

async function answered(base: string, path: string): Promise<readonly Answered[]> {
  const response = await fetch(`${base}${path}`);
  expect(response.status).toBe(200);
  return rowsOf(await response.json());
}

/** One indicator as a page shows it, in the table or on a card. */
type Shown = Readonly<{ name: Element; value: Element; target: Element; status: Element; coverage: Element }>;

function rowsIn(page: Element): readonly Shown[] {
  return all(page, 'tbody')
    .flatMap((body) => all(body, 'tr'))
    .map((row) => {
      const [value, target, status, coverage] = all(row, 'td');
      return { name: one(row, 'th'), value: value!, target: target!, status: status!, coverage: coverage! };
    });
}

function cardsIn(page: Element): readonly Shown[] {
  return all(page, 'ul', (list) => hasClass(list, 'cards'))
    .flatMap((list) => all(list, 'li'))
    .map((card) => {
      const [value, status, target, coverage] = all(card, 'dd');
      return { name: one(card, 'h3'), value: value!, target: target!, status: status!, coverage: coverage! };
    });
}

/** A number as people of that language write it; NaN for anything else. */
function numberIn(text: string, lang: Lang): number {
  const grouped = lang === 'vi' ? /^\d{1,3}(\.\d{3})*(,\d+)?$/ : /^\d{1,3}(,\d{3})*(\.\d+)?$/;
  if (!grouped.test(text)) return Number.NaN;
  return Number(lang === 'vi' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''));
}

/** Holds a share that is shown against an exact one: it may differ by the rounding of its last decimal and no more. */
function expectShare(text: string, share: unknown, lang: Lang): void {
  const [, digits = ''] = /^(.+?)\u00a0?%$/.exec(text) ?? [];
  const shown = numberIn(digits, lang);
  const decimals = /[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0;
  expect(Math.abs(shown - Number(share) * 100)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
}

function expectValue(cell: Element, row: Answered, lang: Lang): void {
  if (row['value'] === null) {
    expect(textOf(cell)).toBe(`– ${missingWords[lang][String(row['value_status'])] ?? 'no word'}`);
    return;
  }
  const shown = textOf(one(cell, 'strong'));
  if (row['unit'] === 'rank') {
    expect(shown).toBe(`${lang === 'vi' ? 'Hạng' : 'Rank'} ${String(row['value'])}`);
    return;
  }
  if (row['unit'] === 'milestone' && row['value'] === 1) expect(shown).toBe(lang === 'vi' ? 'Hoàn thành' : 'Completed');
  else expectShare(shown, row['value'], lang);
  const divided = textOf(all(cell, 'span')[0]!).split(lang === 'vi' ? ' trên ' : ' of ');
  expect(divided.map((part) => numberIn(part, lang))).toEqual([row['numerator'], row['denominator']]);
}

function expectTarget(cell: Element, row: Answered, lang: Lang): void {
  const shown = textOf(cell).replace(/^[≥≤]\u00a0/, '');
  if (row['target'] === null) expect(shown).toMatch(/^–\D+$/);
  else if (row['unit'] === 'milestone') expect(shown).toBe(lang === 'vi' ? 'Hoàn thành' : 'Completed');
  else if (row['unit'] === 'rank') expect(numberIn(shown, lang)).toBe(row['target']);
  else expectShare(shown, row['target'], lang);
}

function expectShown(shown: Shown, row: Answered, lang: Lang): void {
  expect(textOf(shown.name)).toContain(String(row['indicator_name']));
  expectValue(shown.value, row, lang);
  expectTarget(shown.target, row, lang);
  expect(textOf(shown.status)).toBe(statusWords[lang][String(row['status'])]);
  if (row['coverage'] === null) expect(textOf(shown.coverage)).toMatch(/^–\D+$/);
  else expectShare(textOf(shown.coverage), row['coverage'], lang);
}

const views = [
  ['exact', 'org=H58&period=2020-Q3'],
  ['exact', 'org=own:H58&period=2020-Q3'],
  ['exact', 'org=H58.12&period=2020-07'],
  ['exact', 'org=H26&period=2020-Q3'],
  ['exact', 'org=H58&period=2020-Q3&as_of=2020-07-05'],
  ['exact', 'org=H58&period=2025-Q4'],
  ['sample', 'org=VN&period=2020-Q3'],
  ['sample', 'org=VN&period=2020'],
  ['sample', 'org=G22&period=2020-Q4&as_of=2020-12-20'],
  ['sample', 'org=H58&period=2020-11'],
  ['sample', 'org=VN&period=2030-Q1'],
] as const;

describe.each(['vi', 'en'] as const)('every figure in %s', (lang) => {
  it.each(views)('of the %s store is the API’s: %s', async (store, query) => {
    const base = store === 'exact' ? exact : sampled;
    const page = await pageOf(base, lang, query);
    const question = `indicator=*&${query}&include=labels,target,components,quality&lang=${lang}`;
    const rows = await answered(base, `/v1/observations?${question}`);
    const [table, cards] = [rowsIn(page), cardsIn(page)];
    expect([table.length, cards.length]).toEqual([rows.length, rows.length]);
    const byName = new Map(rows.map((row) => [String(row['indicator_name']), row]));
    for (const shown of [...table, ...cards]) {
      const row = [...byName].find(([name]) => textOf(shown.name).includes(name))?.[1];
      expectShown(shown, row ?? {}, lang);
    }

    const summary = one(page, 'section', (found) => hasClass(found, 'summary'));
    const ofPlan = all(page, 'table')[0]!;
    for (const item of all(summary, 'li')) {
      const [count, word] = [textOf(one(item, 'strong')), textOf(one(item, 'span'))];
      const statuses = all(one(ofPlan, 'tbody'), 'tr').map((row) => textOf(all(row, 'td')[2]!));
      expect(statuses.filter((status) => status === word)).toHaveLength(Number(count));
    }
  });

  it.each(['org=VN&period=2020-Q3', 'org=G22&period=2020-Q4', 'org=H58&period=2020'])(
    'is that of the scorecard: %s',
    async (query) => {
      const page = await pageOf(sampled, lang, query);
      const rows = await answered(sampled, `/v1/scorecard?${query}&lang=${lang}`);
      expect(rows.length).toBeGreaterThan(15);
      for (const row of rows) {
        const shown = rowsIn(page).find(({ name }) => textOf(name).includes(String(row['indicator_name'])));
        expectShown(shown!, row, lang);
      }
    },
  );
});

describe('the words', () => {
  /** Texts that are read, one by one; what is told to be in another language is left out, as are names of agencies. */
  function texts(element: Element, lang: Lang): readonly string[] {
    const other = element.attributes.get('lang') ?? lang;
    if (other !== lang || (element.name === 'option' && !/^\d/.test(element.attributes.get('value') ?? ''))) return [];
    const labels = ['aria-label', 'label', 'title', 'alt'].flatMap((name) => element.attributes.get(name) ?? []);
    const inner = element.children.flatMap((child) =>
      typeof child === 'string' ? [child.trim()] : texts(child, lang),
    );
    return [...labels, ...inner].filter((text) => text !== '');
  }

  it.each(views)('are all in the language of the page: %s store, %s', async (store, query) => {
    const base = store === 'exact' ? exact : sampled;
    const [vi, en] = await Promise.all(
      (['vi', 'en'] as const).map(async (lang) => texts(await pageOf(base, lang, query), lang)),
    );
    const [row] = await answered(base, `/v1/observations?indicator=online-share&${query}&lang=vi`);
    const same = new Set(vi!.filter((text) => en!.includes(text)));
    const alike = /^[\d\s.,:;/()≥≤%·–←→+-]*$|^I\d\d$|^CSV$/;
    expect([...same].filter((text) => !alike.test(text) && text !== row!['org_name'])).toEqual([]);
    for (const text of [...vi!, ...en!]) expect(text).not.toMatch(/\bundefined\b|\bnull\b|NaN|\[object|[a-z]_[a-z]/);
  });

  it('of the other language are one link away, for the same figures', async () => {
    const page = await pageOf(sampled, 'vi', 'org=G22&period=2020-Q4&as_of=2020-12-20');
    const link = one(one(page, 'header'), 'a');
    expect(link.attributes.get('lang')).toBe('en');
    const there = parsedHtml((await get(`${sampled}${link.attributes.get('href') ?? ''}`)).html);
    expect(one(there, 'html').attributes.get('lang')).toBe('en');
    expect(rowsIn(there)).toHaveLength(rowsIn(page).length);
  });
});

describe('the first page', () => {
  it('marks sample data, and only those', async () => {
    const badges = async (base: string): Promise<readonly string[]> =>
      all(await pageOf(base, 'vi', ''), 'strong', (found) => hasClass(found, 'badge')).map(textOf);
    expect(await badges(sampled)).toEqual(['Dữ liệu mẫu']);
    expect(await badges(exact)).toEqual([]);
  });

  it('opens with a quarter of the sample year', async () => {
    const page = await pageOf(sampled, 'en', '');
    const chosen = all(page, 'option', ({ attributes }) => attributes.has('selected'));
    expect(chosen.map(textOf)).toEqual(['Việt Nam (the nation)', expect.stringMatching(/^Q\d 2020$/)]);
  });

  it('leads on by links that are answered', async () => {
    const page = await pageOf(sampled, 'en', 'org=VN&period=2020-Q3');
    const [table] = all(page, 'table');
    const links = [
      ...all(one(table!, 'tbody'), 'a').slice(0, 2),
      ...all(page, 'a', ({ attributes }) => attributes.has('rel')),
    ];
    expect(links).toHaveLength(4);
    for (const link of links) expect((await get(`${sampled}${link.attributes.get('href') ?? ''}`)).status).toBe(200);
    const style = one(page, 'link', ({ attributes }) => attributes.get('rel') === 'stylesheet').attributes.get('href');
    expect((await get(`${sampled}${style ?? ''}`)).headers.get('content-type')).toMatch(/^text\/css/);
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await get(`${sampled}/?period=2020-Q3`);
    const again = await get(`${sampled}/?period=2020-Q3`, { 'if-none-match': headers.get('etag') ?? '' });
    expect([again.status, again.html]).toEqual([304, '']);
  });
});

describe('what cannot be shown', () => {
  it.each([
    ['/?org=H99', 404, 'vi'],
    ['/en?org=ZZZ', 404, 'en'],
    [`/?org=${encodeURIComponent(hostile)}`, 400, 'vi'],
    ['/?period=2020-Q9', 400, 'vi'],
    [`/en?period=${encodeURIComponent(hostile)}`, 400, 'en'],
    ['/en?as_of=garbage', 400, 'en'],
    ['/?as_of=2099-01-01', 400, 'vi'],
    [`/?as_of=${encodeURIComponent(hostile)}`, 400, 'vi'],
    ['/?lang=xx', 400, 'vi'],
    [`/en?lang=${encodeURIComponent(hostile)}`, 400, 'en'],
    ['/en?period=2020-Q1&period=2020-Q2', 400, 'en'],
    ['/khong-co', 404, 'vi'],
    ['/en/nothing', 404, 'en'],
    [`/en/${encodeURIComponent(hostile)}`, 404, 'en'],
  ] as const)('%s is answered with a page of its language: %i', async (address, status, lang) => {
    const { html, ...response } = await get(`${exact}${address}`).then((got) => ({
      html: got.html,
      status: got.status,
    }));
    expect(response.status).toBe(status);
    const page = parsedHtml(html);
    expect(one(page, 'html').attributes.get('lang')).toBe(lang);
    expect([...all(page, 'script'), ...all(page, 'img')]).toEqual([]);
    expect(textOf(one(page, 'main'))).not.toMatch(/\bat \S+:\d+|Error:|node_modules/);
    expect(textOf(one(page, 'main'))).toContain(lang === 'vi' ? 'Về trang tổng quan' : 'To the overview');
  });

  it.each([
    ['/?lang=en&period=2020-Q3', '/en?period=2020-Q3'],
    ['/en?lang=vi', '/'],
    ['/EN/?org=H58', '/en?org=H58'],
  ])('%s leads to %s', async (address, target) => {
    expect((await get(`${exact}${address}`)).headers.get('location')).toBe(target);
  });

  it('is told to programs in their own way', async () => {
    for (const address of ['/nothing', '/v1/nothing', '/assets/nothing']) {
      const { status, headers } = await fetch(`${exact}${address}`);
      expect([status, headers.get('content-type')]).toEqual([404, expect.stringContaining('problem+json')]);
    }
  });
});

it('shows a hostile name as what it is: text', async () => {
  for (const lang of ['vi', 'en'] as const) {
    const shown = await pageOf(exact, lang, 'org=H58.99&period=2020-Q3');
    const chosen = await pageOf(exact, lang, 'org=H58&period=2020-Q3');
    expect([shown, chosen].flatMap((page) => [...all(page, 'script'), ...all(page, 'img')])).toEqual([]);
    expect(textOf(one(shown, 'p', (found) => hasClass(found, 'strip')))).toContain(hostile);
    expect(textOf(one(shown, 'title'))).toContain(hostile);
    expect(all(chosen, 'option').map(textOf)).toContain(hostile);
  }
});
