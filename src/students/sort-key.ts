import { pinyin } from 'pinyin-pro';

/**
 * The key by which names are sorted: pinyin without tones, a syllable at a time, the surname read as a surname (单 shan,
 * 曾 zeng, 查 zha, 解 xie, 朴 piao). What is not Chinese stands as it is, in small letters.
 */
export function sortKeyOf(name: string): string {
  const syllables = pinyin(name.normalize('NFKC').trim(), {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    v: true,
    nonZh: 'consecutive',
  });
  return syllables.join(' ').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
