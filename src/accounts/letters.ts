import { addressOf, type Config } from '../config.ts';
import type { Letter } from '../mail/index.ts';
import { invitationDays, resetMinutes } from './session-rules.ts';

/** Letters stand here in both languages at once: nobody knows which one their reader has chosen. */
type Both = {
  readonly subject: readonly [string, string];
  readonly zh: readonly string[];
  readonly en: readonly string[];
};

const rule = '————';

const letter = (to: string, { subject, zh, en }: Both): Letter => ({
  to,
  subject: subject.join(' / '),
  text: [...zh, rule, ...en].join('\n\n'),
});

/** A whole address, for a reader who is not here. */
export const link = (config: Config, path: string): string => `${addressOf(config)}${path}`;

export const resetLetter = (config: Config, to: string, token: string): Letter =>
  letter(to, {
    subject: ['设置新密码', 'Set a new password'],
    zh: [
      '有人为你在“助力”的账号申请了设置新密码。如果是你，请打开这个链接：',
      link(config, `/reset/${token}`),
      `链接 ${resetMinutes} 分钟内有效，只能用一次。如果不是你，不用理会，密码没有改变。`,
    ],
    en: [
      'Somebody asked for a new password for your account. If it was you, open this link:',
      link(config, `/en/reset/${token}`),
      `It is good for ${resetMinutes} minutes and works once. If it was not you, do nothing: the password has not changed.`,
    ],
  });

export const passwordChangedLetter = (to: string): Letter =>
  letter(to, {
    subject: ['密码已修改', 'Your password was changed'],
    zh: ['你在“助力”的账号刚刚换了密码，其他地方的登录都已退出。', '如果不是你做的，请马上联系工作人员。'],
    en: [
      'The password of your account has just been changed, and you are signed out everywhere else.',
      'If it was not you, contact the staff at once.',
    ],
  });

export const alreadyRegisteredLetter = (config: Config, to: string): Letter =>
  letter(to, {
    subject: ['你已经有账号了', 'You already have an account'],
    zh: [
      '刚刚有人用这个邮箱在“助力”登记。这个邮箱已经有账号，所以没有新建。',
      '如果是你，请直接登录，首页会告诉你登记审核到了哪一步；没有通过的，可以改好再交一次。忘了密码，可以在这里设置新密码：',
      link(config, '/reset'),
    ],
    en: [
      'Somebody has just registered with this address. It already has an account, so no new one was made.',
      'If it was you, sign in: the home page says how far your registration is, and one that was not approved can be sent again. If you forgot the password, set a new one here:',
      link(config, '/en/reset'),
    ],
  });

export const invitationLetter = (config: Config, to: string, secret: string): Letter =>
  letter(to, {
    subject: ['邀请你使用“助力”', 'You are invited'],
    zh: [
      '残疾人就业服务机构邀请你使用“助力”（残疾人大学生就业服务）。请打开这个链接，设置你的账号：',
      link(config, `/invitations/${secret}`),
      `链接 ${invitationDays} 天内有效，只能用一次，请不要转发。`,
    ],
    en: [
      'The employment service agency invites you to 助力, its service for disabled college students. Open this link to set up your account:',
      link(config, `/en/invitations/${secret}`),
      `It is good for ${invitationDays} days and works once. Please do not pass it on.`,
    ],
  });

export const approvedLetter = (config: Config, to: string): Letter =>
  letter(to, {
    subject: ['审核通过', 'Your registration was approved'],
    zh: ['你在“助力”的登记已经审核通过，登录以后就可以使用：', link(config, '/sign-in')],
    en: ['Your registration was approved. Sign in to begin:', link(config, '/en/sign-in')],
  });

export const refusedLetter = (config: Config, to: string, reason: string): Letter =>
  letter(to, {
    subject: ['登记没有通过', 'Your registration was not approved'],
    zh: [
      `你在“助力”的登记没有通过。工作人员写的原因：${reason}`,
      '有疑问，可以给工作人员留言：',
      link(config, '/help'),
    ],
    en: [
      `Your registration was not approved. The reason that the staff gave: ${reason}`,
      'If you have questions, message the staff:',
      link(config, '/en/help'),
    ],
  });
