import { serve } from '@hono/node-server';
import { setupCode } from './accounts/index.ts';
import { createApp } from './app.ts';
import { addressOf, readConfig, WrongSettings, type Config } from './config.ts';
import { DatabaseProblem } from './db/problems.ts';
import { seedDemo } from './db/seed/index.ts';
import { loadAssets } from './http/assets.ts';
import { startWorkers } from './jobs/index.ts';
import { openHouse } from './open-house.ts';
import { NoServer } from '../search/index.ts';

/** Starts the product and stops it again: the only place with process.*, the real clock and a terminal. */
async function main(): Promise<void> {
  const config: Config = { ...readConfig(process.env), ...(process.argv.includes('--demo') ? { demo: true } : {}) };
  const house = await openHouse(config, { now: () => new Date(), server: true, index: true });
  const signIns = config.demo ? await seedDemo(house.deps) : [];
  const assets = await loadAssets();
  const server = serve({
    fetch: (request, env) => app.fetch(request, env),
    port: config.port,
    hostname: config.host,
    serverOptions: { headersTimeout: 5_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000 },
  });
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  // Links in letters lead to the port that was given. Nothing is asked before this: it runs as soon as the server listens.
  const deps = { ...house.deps, config: { ...config, port } };
  const app = createApp(deps, assets);
  const workers = startWorkers(deps);
  say(`助力 zhuli: ${addressOf(deps.config)}`);
  for (const line of signIns) say(line);
  const code = await setupCode(deps);
  if (code) say(`第一次使用：打开 /setup，填写代码 / first use: open /setup and give the code  ${code}`);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // Requests under way get ten seconds; then the sockets are closed on them.
    const force = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 10_000);
    await new Promise((resolve) => server.close(resolve));
    clearTimeout(force);
    await workers.stop();
    await house.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop().then(() => process.exit(0)));
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const readable =
    error instanceof WrongSettings ||
    error instanceof DatabaseProblem ||
    error instanceof NoServer ||
    (error as { code?: string }).code === 'EADDRINUSE';
  process.stderr.write(`${readable ? (error as Error).message : (error as Error).stack}\n`);
  process.exit(1);
});
