/** What the log tells apart within one verb of this room: `facts.act` of an entry. */
export const accountActs = [
  'signed_in',
  'signed_out',
  'registered',
  'accepted',
  'set_up',
  'reset_asked',
  'password_reset',
  'password_changed',
  'sessions_ended',
  'switched',
  'invited',
  'revoked',
  'approved',
  'refused',
  'contact_seen',
  'ended',
] as const;
export type AccountAct = (typeof accountActs)[number];
