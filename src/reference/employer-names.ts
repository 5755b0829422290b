import { readData } from './data.ts';
import { foldName } from './fold.ts';
import { nearestAmong } from './nearest.ts';
import { regions } from './regions.ts';

const file = readData<{ readonly forms: readonly string[]; readonly least_alike: number }>('employer-names');
export const employerNamesAbout = file.about;

const places = regions
  .filter(({ level, pseudo }) => !pseudo && (level === 'province' || level === 'city'))
  .flatMap(({ name, short_name }) => [name, short_name])
  .toSorted((a, b) => b.length - a.length);

/** What tells an employer's name from others: without the province and city before it and the legal form behind it. */
export function employerNameCore(name: string): string {
  const whole = foldName(name);
  let core = whole;
  for (let place = leading(core); place !== undefined; place = leading(core)) core = core.slice(place.length);
  const form = file.forms.find((one) => core.endsWith(one));
  if (form !== undefined) core = core.slice(0, -form.length);
  return core === '' ? whole : core;
}

const leading = (text: string): string | undefined => places.find((place) => text.startsWith(place));

/** Of these names the ones most like a text in what tells employers apart, best first; none where all are others. */
export function employerNamesLike(names: Iterable<string>, text: string, max: number): string[] {
  const byCore = Map.groupBy(names, employerNameCore);
  const cores = nearestAmong(byCore.keys(), undefined, file.least_alike)(employerNameCore(text), max);
  return cores.flatMap((core) => byCore.get(core) ?? []).slice(0, max);
}
