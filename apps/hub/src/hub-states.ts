/** What a hub that starts, runs and stops tells whoever started it. */
export type HubState =
  | Readonly<{ state: 'starting'; dataDir: string }>
  | Readonly<{ state: 'loading'; what: 'sample year' | 'figures'; done: number; total: number }>
  | Readonly<{ state: 'ready'; url: string; pid: number; dataDir: string }>
  | Readonly<{ state: 'failed'; error: Error }>
  | Readonly<{ state: 'stopped' }>;

export type HubReport = (state: HubState) => void;
