import type { Deps } from '../deps.ts';

type How = { readonly english: boolean; readonly print: (text: string) => void };
const stepMs = 250;

/**
 * Has every index built anew beside the one that serves. With MEILI_URL it is done when this ends; a server that runs may
 * do the work as well. The index of a Meilisearch that a server started itself is that server's to build: it is asked.
 */
export async function runReindex(deps: Deps, { english, print }: How): Promise<number> {
  const { index } = deps;
  if (!index) {
    const asked = await deps.db
      .updateTable('search_indexes')
      .set({ rebuild_asked_at: deps.now(), retry_at: null })
      .executeTakeFirst();
    if (deps.config.search === 'memory' || asked.numUpdatedRows === 0n) {
      print(
        english
          ? 'nothing to build: no index of a Meilisearch is in use. The built-in engine reads everything at every start\n'
          : '没有可重建的：现在没有用 Meilisearch 的索引。内置引擎每次启动都会重新读一遍数据\n',
      );
      return 0;
    }
    print(
      english
        ? 'asked: the running server builds its index anew, or does so at its next start\n'
        : '已安排：正在运行的服务会重建索引；没有运行的，下次启动时重建\n',
    );
    return 0;
  }
  const asked = deps.now();
  await index.askRebuild();
  for (;;) {
    await index.turn(new AbortController().signal);
    const { indexes, fault } = await index.report();
    const met = [fault, ...indexes.map((each) => each.faultAt && { text: each.fault ?? '', at: each.faultAt })];
    const failed = met.find((each) => each && each.at >= asked);
    if (failed) {
      print(`${english ? 'not done' : '没有建成'}: ${failed.text}\n`);
      return 1;
    }
    if (indexes.length > 0 && indexes.every((each) => !each.building && each.builtAt && each.builtAt >= asked)) {
      for (const each of indexes) print(`${each.kind} ${each.documents} ${each.buildMs} ms\n`);
      return 0;
    }
    await new Promise((resolve) => setTimeout(resolve, stepMs));
  }
}
