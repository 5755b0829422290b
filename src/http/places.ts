import { TooMany } from '../errors.ts';

/** Streams at a time: for one session, and in all. */
export const mostStreams = { session: 2, all: 500 } as const;
/** Seconds after which another place may be free. */
const patience = 10;

/** Takes a place among the open streams; what comes back leaves it. Throws TooMany where none is free. */
export type TakePlace = (who: string) => () => void;

/** The places of one process, all free. */
export function makePlaces(): TakePlace {
  const open = new Map<string, number>();
  return (who) => {
    const mine = open.get(who) ?? 0;
    const all = [...open.values()].reduce((sum, each) => sum + each, 0);
    if (mine >= mostStreams.session || all >= mostStreams.all) throw new TooMany(patience);
    open.set(who, mine + 1);
    return () => {
      const left = open.get(who)! - 1;
      if (left > 0) open.set(who, left);
      else open.delete(who);
    };
  };
}
