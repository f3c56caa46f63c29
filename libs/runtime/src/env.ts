export type Variables = Readonly<Record<string, string | undefined>>;

/** What the process was started with. This library is the only reader of `process.env`. */
export function processVariables(): Variables {
  return Object.freeze({ ...process.env });
}

/**
 * Reads a configuration variable by variable and keeps every fault, so that an operator sees all of them at once.
 * Faults name the variable and never its value: a value may be a password.
 */
export class Env {
  private readonly faults: string[] = [];

  constructor(private readonly variables: Variables) {}

  /** Without `fallback` the variable must be there. */
  text(name: string, fallback?: string): string {
    const value = this.optionalText(name) ?? fallback;
    if (value === undefined) this.faults.push(`${name} is missing`);
    return value ?? '';
  }

  /** An empty variable counts as one that was not set: that is how people switch one off in a compose file. */
  optionalText(name: string): string | undefined {
    const value = this.variables[name];
    return value === '' ? undefined : value;
  }

  positiveInteger(name: string, fallback?: number): number {
    return this.integer(name, { min: 1, max: Number.MAX_SAFE_INTEGER, kind: 'a positive integer', fallback });
  }

  port(name: string, fallback?: number): number {
    return this.integer(name, { min: 0, max: 65_535, kind: 'a port', fallback });
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.optionalText(name);
    if (value === undefined) return fallback;
    if (value === 'true' || value === '1') return true;
    if (value !== 'false' && value !== '0') this.faults.push(`${name} is neither true nor false`);
    return false;
  }

  /** Comma-separated; blanks around the parts are dropped. */
  list(name: string, fallback?: readonly string[]): readonly string[] {
    return this.text(name, fallback?.join(','))
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  oneOf<const T extends string>(name: string, allowed: readonly [T, ...T[]], fallback?: T): T {
    const value = this.text(name, fallback);
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined && value !== '') this.faults.push(`${name} is none of ${allowed.join(', ')}`);
    return found ?? allowed[0];
  }

  /** Call last: refuses to hand out a configuration with any fault in it. */
  complete<T extends object>(config: T): Readonly<T> {
    if (this.faults.length > 0) throw new Error(`invalid configuration: ${this.faults.join('; ')}`);
    return Object.freeze(config);
  }

  private integer(name: string, rule: IntegerRule): number {
    const written = this.text(name, rule.fallback?.toString());
    if (written === '') return rule.min;
    const value = /^\d+$/.test(written) ? Number(written) : NaN;
    if (value >= rule.min && value <= rule.max) return value;
    this.faults.push(`${name} is not ${rule.kind}`);
    return rule.min;
  }
}

type IntegerRule = { min: number; max: number; kind: string; fallback: number | undefined };
