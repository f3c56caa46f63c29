import type { JSX } from 'preact';
import { homes } from './addresses.js';
import { nation } from './asked.js';
import { Choices, Option } from './choices.js';
import { Neighbours } from './neighbours.js';
import type { Overview } from './overview.js';
import { words as allWords } from './words.js';

/** A plain form: what is chosen becomes the address. */
export function Pickers({ overview }: Readonly<{ overview: Overview }>): JSX.Element {
  const { place, periods, agencies } = overview;
  const words = allWords[place.lang];
  const byName = new Intl.Collator('vi').compare;
  const sorted = [...agencies].sort((one, other) => byName(one.name, other.name));
  const agencyChoices = sorted.map(({ code, name, kind }) => ({ value: code, label: name, group: kind }));
  const periodChoices = periods.map(({ id, label, grain }) => ({ value: id, label, group: grain }));
  return (
    <section class="pickers" aria-labelledby="choose">
      <h2 id="choose" class="hidden">
        {words.choose}
      </h2>
      <form method="get" action={homes[place.lang]}>
        <div>
          <label for="org">{words.agency}</label>
          <select id="org" name="org">
            <Option value={nation} label={words.nation} chosen={place.org} />
            <Choices choices={agencyChoices} groups={words.kinds} chosen={place.org} />
          </select>
        </div>
        <div>
          <label for="period">{words.period}</label>
          <select id="period" name="period">
            <Choices choices={periodChoices} groups={words.grains} chosen={place.period} />
          </select>
        </div>
        <div>
          <label for="as-of">{words.asOf}</label>
          <input id="as-of" type="date" name="as_of" value={place.asOf ?? ''} aria-describedby="as-of-hint" />
          <small id="as-of-hint">{words.asOfHint}</small>
        </div>
        <button type="submit">{words.show}</button>
      </form>
      <Neighbours overview={overview} />
    </section>
  );
}
