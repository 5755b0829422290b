import pino from 'pino';
import { expect, test } from 'vitest';
import { inTransaction } from '../../src/ctx.ts';
import type { Letter } from '../../src/mail/index.ts';
import { drainOutbox, postLetter, type Handlers } from '../../src/outbox/index.ts';
import { as, makeHouse, system, type House } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';

const db = testDb();
const letter = (to: string): Letter => ({ to, subject: '重设密码', text: '链接 abc' });
const post = (house: House, one: Letter) => inTransaction(as(house, system), (tx) => postLetter(tx, one));
const rows = () => db.selectFrom('outbox').selectAll().orderBy('id').execute();

/** A post office that is closed until `open` is called; what it took lies in `taken`. */
function postOffice(house: House) {
  const taken: string[] = [];
  let isOpen = false;
  const send = async ({ to }: Letter) => {
    if (!isOpen) throw new Error(`550 <${to}> mailbox unavailable`);
    taken.push(to);
  };
  return { taken, open: () => void (isOpen = true), deps: { ...house, mail: { send } } };
}

test('a letter goes out when its transaction commits, and not when it does not', async () => {
  const house = makeHouse(db);
  house.clock.pass(1);
  await post(house, letter('a@example.com'));
  const failed = inTransaction(as(house, system), async (tx) => {
    await postLetter(tx, letter('b@example.com'));
    throw new Error('undone');
  });
  await expect(failed).rejects.toThrow('undone');
  expect(await drainOutbox(house)).toBe(1);
  expect(house.letters.map((each) => each.to)).toEqual(['a@example.com']);
  expect(await drainOutbox(house)).toBe(0);
});

test('a letter that cannot go waits longer each time and goes in the end: it is not lost, and the others do not wait', async () => {
  const house = makeHouse(db);
  house.clock.pass(1);
  const office = postOffice(house);
  await post(house, letter('a@example.com'));
  const waits: number[] = [];
  for (let tries = 0; tries < 3; tries += 1) {
    expect(await drainOutbox(office.deps)).toBe(0);
    const [row] = await rows();
    waits.push(row!.available_at.getTime() - house.now().getTime());
    expect(row).toMatchObject({ attempts: tries + 1, done_at: null, failed_at: null, leased_until: null });
    expect(await drainOutbox(office.deps)).toBe(0);
    expect((await rows())[0]?.attempts).toBe(tries + 1);
    house.clock.pass(10);
  }
  expect(waits).toEqual([10_000, 20_000, 40_000]);
  office.open();
  await post(house, letter('b@example.com'));
  expect(await drainOutbox(office.deps)).toBe(2);
  expect(office.taken.toSorted()).toEqual(['a@example.com', 'b@example.com']);
});

test('after eight tries it is put aside, whole, where an administrator can set it back', async () => {
  const house = makeHouse(db);
  house.clock.pass(1);
  const office = postOffice(house);
  await post(house, letter('a@example.com'));
  for (let tries = 0; tries < 8; tries += 1) {
    await drainOutbox(office.deps);
    house.clock.pass(120);
  }
  expect(await rows()).toMatchObject([{ attempts: 8, done_at: null, failed_at: expect.any(Date) }]);
  office.open();
  expect(await drainOutbox(office.deps)).toBe(0);
  await db.updateTable('outbox').set({ failed_at: null }).execute();
  expect(await drainOutbox(office.deps)).toBe(1);
  expect(office.taken).toEqual(['a@example.com']);
});

test('what a process had in hand when it died is sent by another after its lease', async () => {
  const house = makeHouse(db);
  house.clock.pass(1);
  await post(house, letter('a@example.com'));
  const begun = Promise.withResolvers<void>();
  const died = new Promise<void>(() => undefined);
  const dying: Handlers = { mail: () => (begun.resolve(), died) };
  void drainOutbox(house, dying);
  await begun.promise;
  expect(await drainOutbox(house)).toBe(0);
  house.clock.pass(2);
  expect(await drainOutbox(house)).toBe(1);
  expect(house.letters).toHaveLength(1);
});

test('of several that drain at once each letter goes once', async () => {
  const house = makeHouse(db);
  house.clock.pass(1);
  const addresses = Array.from({ length: 40 }, (_, at) => `${at}@example.com`);
  for (const to of addresses) await post(house, letter(to));
  const sent = await Promise.all([1, 2, 3, 4].map(() => drainOutbox(house)));
  expect(sent.reduce((sum, each) => sum + each, 0)).toBe(40);
  expect(house.letters.map((each) => each.to).toSorted()).toEqual(addresses.toSorted());
});

test('what nobody handles is not taken for sent', async () => {
  const house = makeHouse(db);
  house.clock.pass(1);
  await db.insertInto('outbox').values({ topic: 'pigeon', payload: '{}' }).execute();
  expect(await drainOutbox(house)).toBe(0);
  expect(await rows()).toMatchObject([{ done_at: null, last_error: 'Error: nobody handles pigeon' }]);
});

test('neither the waiting row, nor the sent one, nor the log holds an address', async () => {
  const house = makeHouse(db);
  house.clock.pass(1);
  const office = postOffice(house);
  const log: string[] = [];
  const deps = { ...office.deps, log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }) };
  await post(house, letter('canary@example.com'));
  await drainOutbox(deps);
  expect(log.join('')).toContain('mailbox unavailable');
  expect(log.join('') + JSON.stringify(await rows())).not.toContain('canary');
  house.clock.pass(10);
  office.open();
  await drainOutbox(deps);
  expect(await rows()).toMatchObject([{ payload: {}, done_at: expect.any(Date) }]);
});
