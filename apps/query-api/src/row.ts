/** A member of a row; only lists have members with several values. */
type Member = string | number | boolean | null | undefined | readonly string[];

/** One flat row of an answer; the members are those of `api.md` §4, and the dimensions of `group_by`. */
export type Row = Readonly<Record<string, Member>>;
