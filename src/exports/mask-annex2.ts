import { maskCertificate, maskContact } from '../students/index.ts';
import type { Annex2, Annex2Field } from './annex2.ts';

/** What stands for a box that is not shown. */
const hidden = '****';
/** Fields of 附件2 that nobody sees without a reason: sealed ones masked, what the certificate says hidden. */
const masks: Readonly<Record<string, (text: string) => string>> = {
  残疾人证号: maskCertificate,
  固定电话: (text) => maskContact('landline', text, null),
  手机号码: (text) => maskContact('phone', text, null),
  电子邮箱: (text) => maskContact('mail', text, null),
  残疾类别: () => hidden,
  使用辅助器具情况: () => hidden,
};

/** 附件2 as it may be shown before anybody gave a reason. An empty field stays empty. */
export const maskedAnnex2 = ({ lines, ...form }: Annex2): Annex2 => ({
  ...form,
  lines: lines.map((line) => ({ ...line, fields: line.fields.map(maskedField) })),
});

function maskedField(field: Annex2Field): Annex2Field {
  const mask = masks[field.label];
  if (mask === undefined || ('text' in field.value && field.value.text === null)) return field;
  return { ...field, value: { text: mask('text' in field.value ? (field.value.text ?? '') : ''), masked: true } };
}
