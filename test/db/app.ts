/** A small app for the launcher's tests: a process of its own that they can kill. Says what it does line by line. */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { connect, type Connected } from '../../src/db/connect.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as { dataDir: string; asServer: boolean; write: boolean };
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const connected = await connect(options);
  say(`ready ${connected.embedded?.startedHere ? 'started' : 'adopted'}`);
  answer(connected);
  if (options.write) await write(connected);
} catch (error) {
  say(`refused ${(error as Error).message}`);
  process.exitCode = 1;
}

function answer({ pool, close }: Connected): void {
  createInterface({ input: process.stdin }).on('line', async (line) => {
    if (line === 'stop') {
      await close();
      say('stopped');
      process.stdin.destroy();
    } else {
      const { rows } = await pool.query('select 42 as answer');
      say(`answer ${rows[0].answer}`);
    }
  });
}

/** One commit after the other; each is said only when the database has acknowledged it. */
async function write({ pool }: Connected): Promise<void> {
  await pool.query('create table witness (n int primary key)');
  for (let n = 1; ; n++) {
    await pool.query('insert into witness values ($1)', [n]);
    say(`acked ${n}`);
  }
}
