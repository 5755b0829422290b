import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins/username';
import type { Ctx, Tx } from '../ctx.ts';
import { fingerprint, newSecret } from './fingerprint.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { passwordLength } from './password-rules.ts';
import { usernameLength, usernamePattern } from './rules.ts';
import { resetMinutes, sessionHours } from './session-rules.ts';

/** What better-auth has made and only its owner may see: the database keeps the fingerprint of each. */
export type Issued = { session: string | null; reset: { userId: string; token: string } | null };

/**
 * better-auth over the database of this very ctx: made for one piece of work (half a millisecond), so that inside a
 * transaction its writes belong to it. Nothing of it is mounted: our pages call `api`, its JSON endpoints do not exist,
 * and its limiter, which would believe a client's X-Forwarded-For, never runs.
 */
export function makeAuth(ctx: Ctx | Tx) {
  const issued: Issued = { session: null, reset: null };
  const { api } = betterAuth({
    ...options(ctx),
    emailAndPassword: {
      ...passwords,
      sendResetPassword: async ({ user, token }) => {
        issued.reset = { userId: user.id, token };
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            issued.session = newSecret();
            const now = ctx.now();
            const token = fingerprint(ctx.keys, issued.session);
            const userAgent = session.userAgent?.slice(0, 300) ?? '';
            // Where she signs in from is not kept: there is no such column.
            const times = { seenAt: now, createdAt: now, updatedAt: now };
            return { data: { ...session, token, userAgent, ipAddress: undefined, ...times } };
          },
        },
      },
    },
  });
  return { api, issued };
}

const passwords = {
  enabled: true,
  autoSignIn: false,
  minPasswordLength: passwordLength.min,
  maxPasswordLength: passwordLength.max,
  resetPasswordTokenExpiresIn: resetMinutes * 60,
  revokeSessionsOnPasswordReset: true,
  password: { hash: hashPassword, verify: verifyPassword },
} as const;

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

function options(ctx: Ctx | Tx) {
  return {
    secret: ctx.keys.session,
    baseURL: ctx.config.publicUrl ?? 'http://localhost',
    database: { db: ctx.db, type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // Without its arguments: they hold rows.
    logger: { level: 'error', log: (_level: string, message: string) => ctx.log.error({ of: 'better-auth' }, message) },
    plugins: [
      username({
        minUsernameLength: usernameLength.min,
        maxUsernameLength: usernameLength.max,
        usernameValidator: (name) => usernamePattern.test(name),
        displayUsername: false,
      }),
    ],
    advanced: {
      cookies: { session_token: { name: sessionName } },
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    user: { modelName: 'users', fields: { ...stamps, emailVerified: 'email_verified' } },
    account: {
      modelName: 'credentials',
      fields: { ...stamps, userId: 'user_id', accountId: 'account_id', providerId: 'provider_id' },
    },
    verification: {
      modelName: 'verifications',
      fields: { ...stamps, expiresAt: 'expires_at' },
      storeIdentifier: { hash: async (identifier: string) => fingerprint(ctx.keys, identifier) },
      disableCleanup: true,
    },
    session: {
      modelName: 'sessions',
      fields: { ...stamps, userId: 'user_id', expiresAt: 'expires_at', userAgent: 'user_agent' },
      additionalFields: { seenAt: { type: 'date', fieldName: 'seen_at', required: true, input: false } },
      expiresIn: sessionHours.others * 3600,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
  } as const satisfies Parameters<typeof betterAuth>[0];
}

/** The cookie that better-auth itself looks for; browsers never get it. */
export const sessionName = 'session';
