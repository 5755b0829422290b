import { maskContact, readLandline, readMail, readPhone } from '../students/index.ts';

/** What may be shown of how somebody wants to be answered: a number or an address as everywhere, of other words nothing. */
export function maskedReply(contact: string): string {
  const phone = readPhone(contact);
  if (phone !== null) return maskContact('phone', phone, null);
  const landline = readLandline(contact);
  if (landline !== null) return maskContact('landline', landline, null);
  const mail = readMail(contact);
  return mail === null ? '****' : maskContact('mail', mail, null);
}
