import { foldText } from './fold.ts';
import { nearestAmong } from './nearest.ts';
import { regionName } from './region-names.ts';
import { covers, regionOf, regions } from './regions.ts';
import type { Region, RegionCode } from './regions.ts';

/** The place that a text names, or null with at most five names that resolve when they are given instead. */
export type FoundRegion = { readonly code: RegionCode | null; readonly suggestions: readonly string[] };

/** How a place can be written, and whether that is a shortened form. */
const spelled = Map.groupBy(
  regions.flatMap((region) => {
    const whole = { text: region.name, region, short: false };
    const others = [region.short_name, ...region.other_names].filter((text) => text !== region.name);
    return [whole, ...others.map((text) => ({ text, region, short: !region.other_names.includes(text) }))];
  }),
  (one) => one.text,
);

/**
 * The place that a cell or a form names: its code or id, or its name with or without what it lies in (北京市朝阳区, 杭州市,
 * 浙江杭州富阳, 房山区（燕山地区）). A name that several places have (朝阳区) is taken as the one in `within`, a home city or
 * province, and is not resolved without it; so is one that only several shortened names fit, except that 吉林 is the
 * province. Loose about width, spaces, brackets and separators.
 */
export function resolveRegion(text: string, { within }: { readonly within?: RegionCode } = {}): FoundRegion {
  const written = foldText(text).replace(/[()[\]/\\>,，、.·_-]|市辖区/g, '');
  const byCode = regionOf(foldText(text).toUpperCase());
  if (byCode !== null && !byCode.pseudo) return { code: byCode.code, suggestions: [] };
  const found = readings(written, null);
  const home = within === undefined ? [] : found.filter((one) => covers(within, one.region.code));
  const meant = best(home.length > 0 ? home : found);
  if (meant.length === 1) return { code: meant[0]!.code, suggestions: [] };
  const several = meant.slice(0, 5).map((one) => regionName(one.code));
  return { code: null, suggestions: several.length > 0 ? several : suggest(written, within) };
}

type Reading = { readonly region: Region; readonly shortened: number };

/** Every way to read a text as places of which each lies in the one before it; the last is what is meant. */
function readings(text: string, inside: Region | null): Reading[] {
  const found: Reading[] = [];
  for (let length = text.length; length > 0; length--) {
    for (const { region, short } of spelled.get(text.slice(0, length)) ?? []) {
      if (inside !== null && (region === inside || !covers(inside.code, region.code))) continue;
      const rest = length === text.length ? [{ region, shortened: 0 }] : readings(text.slice(length), region);
      found.push(...rest.map((one) => ({ region: one.region, shortened: one.shortened + (short ? 1 : 0) })));
    }
  }
  return found.filter((one) => !one.region.pseudo);
}

/** Fewest shortened names; of these a province (吉林), or the place that holds all others (嘉峪关市), goes first. */
function best(found: readonly Reading[]): Region[] {
  const fewest = Math.min(...found.map((one) => one.shortened));
  const regions = [...new Set(found.filter((one) => one.shortened === fewest).map((one) => one.region))];
  const widest =
    regions.find((one) => one.level === 'province') ??
    regions.find((one) => regions.every((other) => covers(one.code, other.code)));
  return widest === undefined ? regions : [widest];
}

const likely = regions.filter((region) => !region.pseudo && !region.stat_only);
const likelyBySpelling = Map.groupBy(
  likely.flatMap((region) => [...new Set([region.name, regionName(region.code)])].map((text) => ({ text, region }))),
  (one) => one.text,
);

let nearest: ReturnType<typeof nearestAmong> | null = null;

/** The places whose own or whole name is most like the text, those in `within` first. */
function suggest(text: string, within: RegionCode | undefined): string[] {
  nearest ??= nearestAmong(likelyBySpelling.keys());
  const alike = nearest(text, 50).flatMap((spelling) => likelyBySpelling.get(spelling)!.map((one) => one.region.code));
  const home = within === undefined ? [] : alike.filter((code) => covers(within, code));
  return [...new Set([...home, ...alike])].slice(0, 5).map(regionName);
}
