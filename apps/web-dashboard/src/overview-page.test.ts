import { answering, indicator, noFigure, type Told } from '../../../test/support/dashboard-answers.js';
import { all, hasClass, one, parsedHtml, textOf, type Element } from '../../../test/support/html.js';
import type { Asked } from './asked.js';
import { readOverview } from './overview.js';
import { renderedOverview } from './rendered.js';

async function pageOf(told: Told, asked: Partial<Asked> = {}): Promise<Element> {
  const question: Asked = { lang: 'en', period: '2020-Q3', org: 'H58', asOf: undefined, ...asked };
  return parsedHtml(renderedOverview(await readOverview(answering(told).ask, question)).body);
}

/** The cells of the only row: indicator, value, target, status, coverage, links. */
async function cellsOf(told: Told, asked: Partial<Asked> = {}): Promise<readonly Element[]> {
  const body = one(await pageOf(told, asked), 'tbody');
  return [one(body, 'th'), ...all(body, 'td')];
}

async function saidIn(told: Told, asked: Partial<Asked> = {}): Promise<readonly string[]> {
  return (await cellsOf(told, asked)).slice(0, 5).map(textOf);
}

describe('a figure', () => {
  it('stands with what it was divided from, its target, status and coverage', async () => {
    const name = 'I02Dossiers resolved onlinecomputed from events';
    expect(await saidIn({})).toEqual([name, '66.7%2 of 3', '≥\u00a020%', 'Met', '50%']);
  });

  it('is written as Vietnamese is', async () => {
    const told = { figure: { value: 0.19964, numerator: 4991, denominator: 25000, status: 'at_risk' } };
    const [, value, target, status] = await saidIn(told, { lang: 'vi' });
    expect([value, target, status]).toEqual(['19,96\u00a0%4.991 trên 25.000', '≥\u00a020\u00a0%', 'Có nguy cơ chậm']);
  });

  it.each([
    ['not_reported', '– Not reported', '– Chưa báo cáo'],
    ['undefined', '– Undefined', '– Không xác định'],
    ['not_applicable', '– Not applicable', '– Không áp dụng'],
    ['suppressed', '– Suppressed', '– Không công bố'],
    ['something_new', '– something_new', '– something_new'],
  ])('that is %s is a word, never a zero', async (value_status, en, vi) => {
    const told = { figure: { ...noFigure, value_status } };
    const [, value, , status, coverage] = await saidIn(told);
    expect([value, status, coverage]).toEqual([en, 'Not assessed', '–does not apply']);
    expect((await saidIn(told, { lang: 'vi' }))[1]).toBe(vi);
    expect(all((await cellsOf(told))[1]!, 'svg')).toEqual([]);
  });

  it('of zero is a zero', async () => {
    expect((await saidIn({ figure: { value: 0, numerator: 0, status: 'behind' } }))[1]).toBe('0.0%0 of 3');
  });

  it('without a target says so to the ear too', async () => {
    const [, , target, status] = await saidIn({ figure: { target: null, status: 'no_target' } });
    expect([target, status]).toEqual(['–no target', 'No target']);
  });

  it('above the whole is shown and marked', async () => {
    const [, value] = await saidIn({ figure: { value: 1.5, numerator: 3, denominator: 2, above_whole: true } });
    expect(value).toBe('150.0%3 of 2above 100%');
  });

  it.each([
    [{ unit: 'rank', direction: 'down' }, { value: 86, target: 78 }, 'Rank 86', '≤\u00a078'],
    [{ unit: 'milestone' }, { value: 1, numerator: 1, denominator: 1, target: 1 }, 'Completed1 of 1', 'Completed'],
    [{ unit: 'milestone' }, { value: 0, numerator: 0, denominator: 1, target: 1 }, '0.0%0 of 1', 'Completed'],
  ])('of %j is %j', async (unit, figure, value, target) => {
    expect((await saidIn({ indicators: [{ ...indicator, ...unit }], figure })).slice(1, 3)).toEqual([value, target]);
  });

  it('whose words were not compared with the law says so', async () => {
    const [name] = await saidIn({ indicators: [{ ...indicator, confidence: 'K', evidence: 'declared' }] });
    expect(name).toContain('declared by agencies · not yet compared with the Resolution');
  });
});

describe('a status', () => {
  it.each(['met', 'on_track', 'at_risk', 'behind', 'missed', 'no_target', 'no_data'])(
    '%s is a word, a shape and a colour',
    async (status) => {
      const cell = (await cellsOf({ figure: { status } }))[3]!;
      expect(textOf(cell)).not.toMatch(/_|^$/);
      expect(all(cell, 'svg').map((mark) => mark.attributes.get('aria-hidden'))).toEqual(['true']);
      expect(hasClass(one(cell, 'span'), `status-${status}`)).toBe(true);
    },
  );

  it('has a shape that no other has', async () => {
    const statuses = ['met', 'on_track', 'at_risk', 'behind', 'missed', 'no_target', 'no_data'];
    const cells = await Promise.all(statuses.map(async (status) => (await cellsOf({ figure: { status } }))[3]!));
    const shapes = cells.map((cell) => one(cell, 'path').attributes.get('d'));
    expect(new Set(shapes).size).toBe(statuses.length);
  });
});

describe('the page', () => {
  const strip = async (told: Told, asked: Partial<Asked> = {}): Promise<string> =>
    textOf(one(await pageOf(told, asked), 'p', (found) => hasClass(found, 'strip')));

  it('marks sample data in its title, in the strip and before any figure', async () => {
    const page = await pageOf({ meta: { sample: true } });
    expect(textOf(one(page, 'title'))).toMatch(/^\[Sample data\] /);
    expect(await strip({ meta: { sample: true } })).toMatch(/^Sample data/);
    expect(textOf(one(page, 'p', (found) => hasClass(found, 'banner')))).toContain('made up');
    expect(textOf(one(await pageOf({}), 'title'))).not.toContain('Sample');
  });

  it('knows sample data by the warning alone', async () => {
    expect(await strip({ meta: { warnings: [{ code: 'sample-data', detail: 'd' }] } })).toMatch(/^Sample data/);
  });

  it.each([
    ['live', 'still running'],
    ['provisional', 'provisional'],
    ['final', 'final'],
  ])('says of a %s period that it is %s', async (stage, word) => {
    expect(await strip({ figure: { stage } })).toContain(`Tiền Giang · Q3 2020 · ${word}`);
  });

  it('of a past day says which, how old the data are, and leads back to the present', async () => {
    const page = await pageOf({}, { asOf: '2020-12-31' });
    const banner = one(page, 'p', (found) => hasClass(found, 'past'));
    expect(textOf(banner)).toContain('as they were known at the end of 31/12/2020');
    expect(one(banner, 'a').attributes.get('href')).toBe('/en?period=2020-Q3&org=H58');
    expect(textOf(one(page, 'p', (found) => hasClass(found, 'age')))).toContain('the end of 31/12/2020');
    expect(one(page, 'input').attributes.get('value')).toBe('2020-12-31');
  });

  it.each([
    [{}, 'Data recorded up to 24/11/2020 17:00 (Việt Nam time).'],
    [{ lag_ms: 61_000 }, 'Data recorded up to 24/11/2020 17:00 (Việt Nam time); events are still being counted'],
    [{ recorded_to: null }, 'No event has been recorded yet.'],
  ])('says how old the data are: %j', async (meta, age) => {
    expect(textOf(one(await pageOf({ meta }), 'p', (found) => hasClass(found, 'age')))).toContain(age);
  });

  it('says once what the API says of each figure', async () => {
    const indicators = [indicator, { ...indicator, id: 'signed-share', number: 'I03' }];
    const figures = [{ flags: 'collision:1200' }, { indicator: 'signed-share', flags: 'collision:1200' }];
    const warnings = [
      { code: 'no-definition', detail: 'online-share: has none' },
      { code: 'no-definition', detail: 'signed-share: has none' },
      { code: 'odd', detail: 'online-share: is odd' },
      { code: 'exceeds-whole', detail: 'told beside the figure' },
    ];
    const page = await pageOf({ indicators, figures, meta: { warnings } });
    const notices = one(page, 'div', (found) => hasClass(found, 'banner'));
    const doubts = 'Dossiers and documents in doubt: colliding ids (1,200)';
    expect(all(notices, 'li').map(textOf)).toEqual(['All indicators: has none', 'I02: is odd', doubts]);
    expect(textOf(one(page, 'table'))).not.toContain('colliding');
  });

  it('counts what stands how', async () => {
    const indicators = [indicator, { ...indicator, id: 'b-share' }, { ...indicator, id: 'further', number: null }];
    const figures = [{}, { indicator: 'b-share', status: 'missed' }, { indicator: 'further', status: 'behind' }];
    const page = await pageOf({ indicators, figures });
    const summary = one(page, 'section', (found) => hasClass(found, 'summary'));
    expect(all(summary, 'li').map(textOf)).toEqual(['1 Met', '1 Missed']);
    expect(all(page, 'table')).toHaveLength(2);
  });
});

describe('the page is for everyone', () => {
  it.each(['vi', 'en'] as const)('in %s: language, landmarks, headings in order, tables with heads', async (lang) => {
    const page = await pageOf({}, { lang });
    expect(one(page, 'html').attributes.get('lang')).toBe(lang);
    expect(
      [all(page, 'h1'), all(page, 'main'), all(page, 'header'), all(page, 'footer')].map((list) => list.length),
    ).toEqual([1, 1, 1, 1]);
    const heads = all(one(page, 'table'), 'th').map(({ attributes }) => attributes.get('scope'));
    expect(heads).toEqual([...Array.from({ length: 6 }, () => 'col'), 'row']);
    expect(textOf(one(page, 'caption'))).not.toBe('');
    const ids = new Set(
      ['select', 'input', 'main', 'h2'].flatMap((name) => all(page, name)).map((e) => e.attributes.get('id')),
    );
    for (const label of all(page, 'label')) expect(ids).toContain(label.attributes.get('for'));
    for (const link of all(page, 'a')) {
      const to = link.attributes.get('href') ?? '';
      expect(textOf(link)).not.toBe('');
      if (to.startsWith('#')) expect(ids).toContain(to.slice(1));
    }
  });

  it('has no script, and links of one kind differ in what is heard', async () => {
    const page = await pageOf({ indicators: [indicator, { ...indicator, id: 'b-share', name: 'Other' }] });
    expect(all(page, 'script')).toEqual([]);
    const links = all(one(page, 'table'), 'a').map(textOf);
    expect(new Set(links).size).toBe(links.length);
  });

  it('cannot be written to by the API’s words', async () => {
    const hostile = '"><script>alert(1)</script><b title=\'';
    const page = await pageOf({
      indicators: [{ ...indicator, name: hostile, number: hostile, evidence: hostile }],
      figure: {
        org_name: hostile,
        value_status: hostile,
        value: null,
        status: hostile,
        stage: hostile,
        flags: hostile,
      },
      meta: { citation: hostile, licence: hostile, warnings: [{ code: 'x', detail: hostile }] },
      orgs: [{ code: hostile, name_en: hostile, kind: hostile }],
    });
    expect([...all(page, 'script'), ...all(page, 'b')]).toEqual([]);
    expect(textOf(one(page, 'tbody'))).toContain(hostile);
    expect(textOf(one(page, 'select', (found) => found.attributes.get('id') === 'org'))).toContain(hostile);
  });
});
