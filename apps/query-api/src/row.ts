/** One flat row of an answer; the members are those of `api.md` §4, and the dimensions of `group_by`. */
export type Row = Readonly<Record<string, string | number | boolean | null | undefined>>;
