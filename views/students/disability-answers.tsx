import type { Disability } from '../../src/students/rules-disability.ts';
import { multipleCategory } from '../../src/reference/index.ts';
import { deviceName, list } from '../names.ts';
import type { Page } from '../page.ts';
import type { Answer } from '../parts/answers.tsx';
import { Zh } from '../parts/zh.tsx';

/** Category, level, components and devices in words; the certificate number is the caller's to show or mask. */
export function disabilityAnswers(page: Page, disability: Omit<Disability, 'certificate'>): Answer[] {
  const { official, disability: words } = page.words;
  const { fields, form } = words;
  const { category, level, components, devices, other_device } = disability;
  const levelName = (one: number | null) =>
    one === null ? form.levelUnknown : official.levels[one as keyof typeof official.levels];
  const parts = components.map((one) => `${official.categories[one.category]} ${levelName(one.level)}`);
  return [
    { label: fields.category, value: category && official.categories[category] },
    { label: fields.level, value: level === null ? null : levelName(level) },
    ...(category === multipleCategory ? [{ label: fields.components, value: list(page, parts) }] : []),
    {
      label: fields.devices,
      value:
        devices.length === 0
          ? null
          : list(
              page,
              devices.map((id) => deviceName(page, id)),
            ),
    },
    { label: fields.other_device, value: other_device && <Zh page={page}>{other_device}</Zh> },
  ];
}
