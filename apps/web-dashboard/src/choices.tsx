import type { JSX } from 'preact';
import { wordFor } from './words.js';

export type Choice = Readonly<{ value: string; label: string; group: string }>;

export type ChoicesProps = Readonly<{
  choices: readonly Choice[];
  /** Names of the groups. */
  groups: Readonly<Record<string, string>>;
  chosen: string;
}>;

/** Choices under the names of their groups, these in the order in which each is named, unknown ones at the end. */
export function Choices({ choices, groups, chosen }: ChoicesProps): JSX.Element {
  const names = new Set([...Object.keys(groups), ...choices.map(({ group }) => group)]);
  const grouped = [...names].map((name) => [name, choices.filter(({ group }) => group === name)] as const);
  return (
    <>
      {grouped
        .filter(([, members]) => members.length > 0)
        .map(([name, members]) => (
          <optgroup key={name} label={wordFor(groups, name)}>
            {members.map((choice) => (
              <Option key={choice.value} {...choice} chosen={chosen} />
            ))}
          </optgroup>
        ))}
    </>
  );
}

export function Option({ value, label, chosen }: Omit<Choice, 'group'> & Readonly<{ chosen: string }>): JSX.Element {
  return (
    <option value={value} selected={value === chosen}>
      {label}
    </option>
  );
}
