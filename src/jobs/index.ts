/** What happens without anybody asking: the outbox is sent, the engine is kept current, quality follows the calendar. */
export { startWorkers } from './start-workers.ts';
