import { audit } from '../audit/index.ts';
import { auditSubjects } from '../audit/record-subjects.ts';
import { bringBases, bringDeclarations } from '../bases/index.ts';
import type { Tx } from '../ctx.ts';
import { bringEmployers } from '../organizations/index.ts';
import { bringPositions } from '../positions/index.ts';
import { bringStudents } from '../students/index.ts';
import type { Prepared, Writes } from './plan-import.ts';

/** Writes what a plan says, in the transaction that made it, and writes down who did and whom it concerns. */
export async function writePlan(tx: Tx, { plan, writes }: Prepared, key: string): Promise<void> {
  const students = await write(tx, writes);
  const thing = { kind: 'import', id: key };
  const { rows, new: added, changed } = plan.counts;
  await audit(tx, { verb: 'imports.bring', thing, facts: { act: 'applied', kind: plan.kind, rows, added, changed } });
  await auditSubjects(tx, { verb: 'imports.bring', thing, facts: { act: 'written', kind: plan.kind } }, students);
}

/** Answers the ids of the students that were written. */
async function write(tx: Tx, writes: Writes): Promise<number[]> {
  switch (writes.of) {
    case 'students':
      return (await bringStudents(tx, writes.students)).map((student) => student.id);
    case 'positions':
      await writePositions(tx, writes);
      return [];
    case 'sheets': {
      const students: number[] = [];
      for (const sheet of writes.sheets) students.push(...(await write(tx, sheet)));
      return students;
    }
    case 'bases':
      await writeBases(tx, writes);
      return [];
  }
}

async function writePositions(tx: Tx, { positions, employers }: Extract<Writes, { of: 'positions' }>): Promise<void> {
  const keys = [...employers.keys()];
  // A known employer of which nothing changes needs no writing, only its id.
  const changing = keys.filter((key) => employers.get(key)!.id === null || Object.keys(employers.get(key)!).length > 1);
  const ids = await bringEmployers(
    tx,
    changing.map((key) => employers.get(key)!),
  );
  const idOf = new Map(keys.map((key) => [key, employers.get(key)!.id]));
  changing.forEach((key, at) => idOf.set(key, ids[at]!));
  await bringPositions(
    tx,
    positions.map(({ id, employer, facts }) => ({
      id,
      facts,
      employerId: employer === null ? null : (idOf.get(employer) ?? null),
    })),
  );
}

async function writeBases(tx: Tx, { bases, list }: Extract<Writes, { of: 'bases' }>): Promise<void> {
  if (bases.length === 0) return;
  const ids = await bringBases(tx, bases);
  await bringDeclarations(
    tx,
    list,
    bases.map(({ place, offered }, at) => ({ baseId: ids[at]!, place, offered })),
  );
}
