/** How a number with this format is shown: as a day, a time of day, or a number with something around it. */
export type NumberFormat =
  | { readonly shows: 'day' }
  | { readonly shows: 'time' }
  | { readonly shows: 'number'; readonly before: string; readonly after: string; readonly pad: number }
  | { readonly shows: 'percent'; readonly decimals: number };

export const generalFormat: NumberFormat = { shows: 'number', before: '', after: '', pad: 0 };

/** Built-in formats have a number and no code (ECMA-376 part 1, 18.8.30, with the Chinese locale's 27–36 and 50–58). */
export function builtInFormat(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36) return { shows: 'day' };
  if ((id >= 50 && id <= 54) || id === 57 || id === 58) return { shows: 'day' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { shows: 'time' };
  if (id === 55 || id === 56) return { shows: 'time' };
  if (id === 9 || id === 10) return { shows: 'percent', decimals: id === 9 ? 0 : 2 };
  return generalFormat;
}

/** Reads a format code as far as it changes what a value means: day, time, percent, leading zeros, words around it. */
export function readFormat(code: string): NumberFormat {
  const section = firstSection(code);
  const bare = section.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/general|通用格式/i.test(bare)) return around(section);
  if (/[yd]/i.test(bare)) return { shows: 'day' };
  if (/[hs]/i.test(bare)) return { shows: 'time' };
  if (/m/i.test(bare)) return { shows: 'day' };
  const percent = /^0(?:\.(0+))?%$/.exec(bare.trim());
  return percent ? { shows: 'percent', decimals: percent[1]?.length ?? 0 } : around(section);
}

/** The part for positive numbers; a semicolon inside quotes does not end it. */
function firstSection(code: string): string {
  return /^(?:"[^"]*"|\\.|[^;"\\])*/.exec(code)?.[0] ?? '';
}

/** `"D"00000`, `0"元"`, `G/通用格式"年"`: the words that stand before and after the digits, and how many digits at least. */
function around(section: string): NumberFormat {
  const found = /^((?:"[^"]*"|\\.)*)\s*(?:general|g\/通用格式|[#,]*(0*)(?:\.[0#?]+)?)\s*((?:"[^"]*"|\\.|_.)*)$/i.exec(
    section.replaceAll(/\[[^\]]*\]/g, ''),
  );
  if (!found) return generalFormat;
  const pad = found[2]?.length ?? 0;
  return { shows: 'number', before: literal(found[1] ?? ''), after: literal(found[3] ?? ''), pad };
}

function literal(quoted: string): string {
  return quoted.replaceAll(/"([^"]*)"|\\(.)|_./g, (_, words: string, one: string) => words ?? one ?? '').trim();
}

/** A number's text as stored → as a person sees it; undefined when it is no number. */
export function shownNumber(raw: string, format: NumberFormat): string | undefined {
  if (raw.trim() === '' || !Number.isFinite(Number(raw))) return undefined;
  if (format.shows === 'percent') return `${(Number(raw) * 100).toFixed(format.decimals)}%`;
  const plain = plainNumber(raw);
  if (format.shows !== 'number') return plain;
  const padded = /^\d+$/.test(plain) ? plain.padStart(format.pad, '0') : plain;
  return format.before + padded + format.after;
}

/**
 * `1.39E+10` → `13900000000`, `13900000001.0` → `13900000001`, `0.30000000000000004` → `0.3`: no exponent, and what lies
 * behind the 15 digits that a workbook keeps is rounded away for fractions; whole numbers keep every stored digit.
 */
function plainNumber(raw: string): string {
  const whole = /^([+-]?)(\d+)(?:\.0*)?$/.exec(raw);
  if (whole) return (whole[1] === '-' ? '-' : '') + (whole[2] ?? '').replace(/^0+(?=\d)/, '');
  const large = /^([+-]?)(\d)(?:\.(\d*))?E\+?(\d{1,2})$/i.exec(raw);
  if (large && Number(large[4]) >= (large[3] ?? '').length) {
    return (large[1] === '-' ? '-' : '') + ((large[2] ?? '') + (large[3] ?? '')).padEnd(Number(large[4]) + 1, '0');
  }
  const value = Number(raw);
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(20).replace(/0+$/, '') : text;
}

/** An Excel serial → YYYY-MM-DD; undefined outside the years a workbook can show. */
export function dayOfSerial(raw: string, from1904: boolean): string | undefined {
  const serial = Math.floor(Number(raw));
  if (!Number.isFinite(serial) || serial < (from1904 ? 0 : 1) || serial > 2_958_465) return undefined;
  // The 1900 system counts a 29 February 1900 that never was: serial 60.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(epoch + serial * 86_400_000).toISOString().slice(0, 10);
}

/** The fraction of a day → HH:MM. */
export function timeOfSerial(raw: string): string | undefined {
  const value = Number(raw);
  if (!Number.isFinite(value)) return undefined;
  const minutes = Math.round((value - Math.floor(value)) * 1440) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
