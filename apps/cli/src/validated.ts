/** A fault of an event, at its place in the file. */
export type FileFault = Readonly<{ line: number; column: number; code: string; pointer: string; detail: string }>;

/** `invalid` counts events, each of which may have several faults. */
export type Validated = Readonly<{ valid: number; invalid: number; faults: readonly FileFault[] }>;
