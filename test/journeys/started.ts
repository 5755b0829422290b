import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';

export type Started = {
  readonly base: string;
  /** What stands behind that text in a line of what the start printed so far. */
  readonly after: (text: string) => string | undefined;
  readonly stop: () => Promise<number | null>;
};

type Env = Readonly<Record<string, string>>;

/** `npm start` in a process of its own, on a free port, as soon as it serves; a `first` start has a code to print, too. */
export async function startProduct(env: Env, { first }: { first: boolean }): Promise<Started> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: new URL('../..', import.meta.url),
    env: { PATH: process.env['PATH'], PORT: '0', SEARCH: 'memory', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines: string[] = [];
  const after = (text: string) => {
    const line = lines.find((each) => each.includes(text));
    return line?.slice(line.indexOf(text) + text.length).trim();
  };
  const address = '助力 zhuli:';
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (after(address) !== undefined && (!first || line.includes('/setup'))) resolve();
    });
    void gone.then((code) => reject(new Error(`ended with ${code}: ${lines.join('\n')}`)));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return gone;
  };
  return { base: after(address)!, after, stop };
}
