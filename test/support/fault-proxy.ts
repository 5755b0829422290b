import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a request instead of being passed on; `changed`: it is passed on with another body. */
export type Mishap =
  | { readonly kind: 'silence' }
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'status'; readonly status: number; readonly type: string; readonly body: string }
  | { readonly kind: 'changed'; readonly body: string };
export type Asked = { readonly method: string; readonly path: string; readonly body: string };

/** Stands before a real server, hears everything, and lets happen what a test wants. */
export type FaultProxy = {
  readonly host: string;
  readonly heard: readonly Asked[];
  /** From now on; null: everything is passed on. */
  readonly mishap: (of: ((asked: Asked) => Mishap | null) | null) => void;
  /** Nobody answers there any more, until `open`. */
  readonly shut: () => Promise<void>;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function faultProxy(target: string): Promise<FaultProxy> {
  const heard: Asked[] = [];
  let mishapOf: ((asked: Asked) => Mishap | null) | null = null;
  let server: Server;
  let port = 0;
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const asked = { method: incoming.method ?? '', path: incoming.url ?? '', body: await bodyOf(incoming) };
    heard.push(asked);
    const mishap = mishapOf?.(asked) ?? null;
    if (mishap?.kind === 'silence') return;
    if (mishap?.kind === 'status') {
      outgoing.writeHead(mishap.status, { 'Content-Type': mishap.type }).end(mishap.body);
      return;
    }
    if (mishap?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, mishap.ms));
    passOn(target, incoming, mishap?.kind === 'changed' ? mishap.body : asked.body, outgoing);
  };
  const open = async () => {
    server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  const shut = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  await open();
  return { host: `http://127.0.0.1:${port}`, heard, mishap: (of) => void (mishapOf = of), shut, open, close: shut };
}

function passOn(target: string, incoming: IncomingMessage, body: string, outgoing: ServerResponse): void {
  const { 'content-length': _, ...headers } = incoming.headers;
  const sent = request(
    new URL(incoming.url ?? '/', target),
    { method: incoming.method, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
    (answered) => {
      outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(outgoing);
    },
  );
  sent.on('error', () => outgoing.destroy());
  sent.end(body);
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
