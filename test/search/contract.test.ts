import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool } from '../../src/db/connect.ts';
import type { Tables } from '../../src/db/tables.ts';
import { freshDatabase } from '../support/db.ts';
import { hasRealServer, realServer, type RealServer } from '../support/meilisearch.ts';
import { worlds } from '../support/world.ts';
import { boardContract } from './board-contract.ts';
import { searchContract } from './contract.ts';
import { meilisearchBoard, meilisearchEngine, memoryEngine } from './engines.ts';

searchContract('the in-process engine', async (world) => memoryEngine(world), Math.ceil(worlds / 20));

describe.runIf(hasRealServer)('on a real server', () => {
  // Tests of the board share an engine, so the rows about its index stay from one test to the next.
  let db: Kysely<Tables>;
  let drop: () => Promise<void>;
  let server: RealServer;
  beforeAll(async () => {
    const fresh = await freshDatabase();
    drop = fresh.drop;
    db = openPool({ connectionString: fresh.url }).db;
    server = await realServer();
  });
  afterAll(async () => {
    await server.stop();
    await db.destroy();
    await drop();
  });

  describe('Meilisearch keeps the contract of the board', () => {
    const faults: (() => readonly string[])[] = [];
    boardContract(async (source) => {
      const engine = await meilisearchBoard(source, server, db);
      faults.push(engine.fellBack);
      return engine;
    });
    test('and it was Meilisearch that answered', () => {
      expect(faults.flatMap((each) => each())).toEqual([]);
    });
  });

  searchContract('Meilisearch', (world) => meilisearchEngine(world, server, db), Math.ceil(worlds / 60));
});
