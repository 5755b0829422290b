import { MeilisearchApiError, MeilisearchRequestError } from 'meilisearch';

/**
 * refused: nobody answers there. slow: no answer in time. busy: 429 or 503. missing: no such index. unfit: the index is
 * not as this version made it. denied: the key may not do this. broken: anything else, such as a proxy's page.
 */
export const faultKinds = ['refused', 'slow', 'busy', 'missing', 'unfit', 'denied', 'broken'] as const;
export type FaultKind = (typeof faultKinds)[number];

export class IndexFault extends Error {
  override name = 'IndexFault';
  readonly kind: FaultKind;
  constructor(kind: FaultKind, cause: unknown) {
    super(`${kind}: ${cause instanceof Error ? cause.message : String(cause)}`.slice(0, 300), { cause });
    this.kind = kind;
  }
}

/** Whatever the client throws as a fault. A body that is no JSON escapes it as a bare SyntaxError. */
export function toFault(error: unknown): IndexFault {
  if (error instanceof IndexFault) return error;
  if (error instanceof MeilisearchApiError) return new IndexFault(kindOf(error), error);
  if (isTimeout(error) || (error instanceof Error && isTimeout(error.cause))) return new IndexFault('slow', error);
  return new IndexFault(error instanceof MeilisearchRequestError ? 'refused' : 'broken', error);
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && ['TimeoutError', 'AbortError', 'MeilisearchRequestTimeOutError'].includes(error.name);

function kindOf(error: MeilisearchApiError): FaultKind {
  const code = error.cause?.code ?? '';
  const { status } = error.response;
  if (code === 'index_not_found') return 'missing';
  if (status === 413 || code.startsWith('malformed_')) return 'unfit';
  if (code.startsWith('invalid_')) return code === 'invalid_api_key' ? 'denied' : 'unfit';
  if (status === 429 || status === 503) return 'busy';
  return status === 401 || status === 403 ? 'denied' : 'broken';
}
