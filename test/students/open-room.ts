import type { Kysely } from 'kysely';
import type { Tables } from '../../src/db/tables.ts';
import { live, makeCast } from './cast.ts';
import { openSite } from './site.tsx';
import { makeHouse } from './world.ts';

/** The room with its cast behind HTTP; `lived`: she has confirmed needs and given consent. */
export async function openRoom(db: Kysely<Tables>, { lived = false } = {}) {
  const house = makeHouse(db);
  const cast = await makeCast(house);
  if (lived) await live(house, cast);
  return { house, ...cast, site: openSite(house, cast.actors), at: `/students/${cast.student.number}` };
}
