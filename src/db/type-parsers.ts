import { types, type CustomTypesConfig } from 'pg';

type Parse = (text: string) => unknown;

/** text[] (1009); the list of pg's types does not name the arrays. */
const texts = types.getTypeParser(1009 as number) as (text: string) => (string | null)[];
const arrayOf = (parse: Parse): Parse => {
  return (text) => texts(text).map((item) => (item === null ? null : parse(item)));
};

/** An id or a count. Beyond 2^53 it would be another number, so it throws. */
function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53: ${text}`);
  return value;
}

/** A day is a day, YYYY-MM-DD: as a Date it would depend on the time zone of the process. */
const asWritten: Parse = (text) => text;

/** By type number (pg_type.oid), each with its array. */
const parsers = new Map<number, Parse>([
  [20, parseBigint],
  [1016, arrayOf(parseBigint)],
  [1700, Number],
  [1231, arrayOf(Number)],
  [1082, asWritten],
  [1182, arrayOf(asWritten)],
]);

/** How values of PostgreSQL become ours: for one pool, not for every user of `pg` in the process. */
export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format === 'binary' ? undefined : parsers.get(oid)) ?? types.getTypeParser(oid, format);
  },
} as CustomTypesConfig;
