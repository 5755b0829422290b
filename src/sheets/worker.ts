import { parentPort, workerData } from 'node:worker_threads';
import type { Message } from './batches.ts';
import { type FileToRead, readFile } from './read-file.ts';
import { Refused } from './refusal.ts';

const send = (message: Message) => {
  parentPort?.postMessage(message, message.type === 'batch' ? [message.text.buffer] : []);
};

/** Whatever a hostile file breaks is the file's fault: the reader of the answer is told that it is broken. */
function refusal(error: unknown): Message {
  if (error instanceof Refused) return { type: 'refused', refusal: error.refusal, facts: error.facts };
  return { type: 'refused', refusal: 'broken', facts: { detail: String(error).slice(0, 200) } };
}

readFile(workerData as FileToRead, send).catch((error: unknown) => send(refusal(error)));
