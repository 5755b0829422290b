import { disabilityLevels } from './disability.ts';
import type { DisabilityCategory, DisabilityLevel } from './disability.ts';
import { devices as everyDevice, functional } from './needs.ts';
import type { DeviceId, NeedId } from './needs.ts';

/** Why a question is asked. */
export type QuestionReason =
  | { readonly kind: 'device'; readonly device: DeviceId }
  | { readonly kind: 'category'; readonly category: DisabilityCategory }
  | { readonly kind: 'universal' };

/** One question to a student. `likely` is shown pre-ticked and still counts only once she confirms it. */
export type Question = { readonly need: NeedId; readonly likely: boolean; readonly because: readonly QuestionReason[] };

/** Her categories: for 多重 (7) each recorded component, with its own level where it is recorded. */
export type CategoryOnRecord = { readonly category: DisabilityCategory; readonly level: DisabilityLevel | null };

export type OnRecord = { readonly devices: readonly DeviceId[]; readonly categories: readonly CategoryOnRecord[] };

/**
 * The questions to ask a student first, each need once: the likely ones (a device suggests them), then what a device or a
 * category and level suggest asking, then the universal ones. A category's unknown level asks what any of its levels
 * would; 多重 asks the union of its components and nothing of itself. Devices count in the file's order, categories by
 * code, whatever the order given. Nothing here says that a need exists: source functional.json, rules 1 and 2.
 */
export function questionsFor({ devices, categories }: OnRecord): Question[] {
  const asked = new Map<NeedId, { likely: boolean; because: QuestionReason[] }>();
  const ask = (need: NeedId, likely: boolean, reason: QuestionReason) => {
    const known = asked.get(need) ?? { likely: false, because: [] };
    asked.set(need, { likely: known.likely || likely, because: [...known.because, reason] });
  };
  for (const device of everyDevice.filter((one) => devices.includes(one.id))) {
    for (const [need, how] of Object.entries(device.suggests)) {
      ask(need, how === 'likely', { kind: 'device', device: device.id });
    }
  }
  for (const [category, needs] of questionsOfCategories(categories)) {
    for (const need of needs) ask(need, false, { kind: 'category', category });
  }
  const universal = functional.universal_questions;
  const sorted = [...asked].map(([need, { likely, because }]) => ({ need, likely, because }));
  const last = universal.filter((need) => !asked.has(need));
  return [
    ...sorted.filter((question) => question.likely),
    ...sorted.filter((question) => !question.likely),
    ...last.map((need) => ({ need, likely: false, because: [{ kind: 'universal' } as const] })),
  ];
}

function questionsOfCategories(categories: readonly CategoryOnRecord[]): Map<DisabilityCategory, Set<NeedId>> {
  const found = new Map<DisabilityCategory, Set<NeedId>>();
  for (const { category, level } of categories.toSorted((a, b) => Number(a.category) - Number(b.category))) {
    const byLevel = functional.category_questions.categories[category].by_level;
    const levels = level === null ? disabilityLevels : [level];
    const lists = levels.map((one) => byLevel[one]).filter((list) => Array.isArray(list));
    found.set(category, new Set([...(found.get(category) ?? []), ...lists.flat()]));
  }
  return found;
}
