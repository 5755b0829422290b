import { open, seal, type Keys } from '../crypt/index.ts';
import { nothingBeside, type Decisions, type Plan } from './plan.ts';

/** What is kept of an import is bound to its key: the name of its file, which often names a person, the file, the dry run that was shown, and what a person decided. */
const place = (column: 'file_name_sealed' | 'file_sealed' | 'plan_sealed' | 'decisions_sealed', key: string) => ({
  table: 'imports',
  column,
  row: key,
});

export const sealFileName = (keys: Keys, key: string, name: string): Buffer =>
  seal(keys, place('file_name_sealed', key), name);
export const openFileName = (keys: Keys, key: string, sealed: Buffer | null): string =>
  sealed === null ? '' : open(keys, place('file_name_sealed', key), sealed);

export const sealFile = (keys: Keys, key: string, bytes: Uint8Array): Buffer =>
  seal(keys, place('file_sealed', key), Buffer.from(bytes).toString('base64'));
export const openFile = (keys: Keys, key: string, sealed: Buffer): Buffer =>
  Buffer.from(open(keys, place('file_sealed', key), sealed), 'base64');

export const sealPlan = (keys: Keys, key: string, plan: Plan): Buffer =>
  seal(keys, place('plan_sealed', key), JSON.stringify(plan));
export const openPlan = (keys: Keys, key: string, sealed: Buffer): Plan =>
  ({ ...nothingBeside, ...JSON.parse(open(keys, place('plan_sealed', key), sealed)) }) as Plan;

export const sealDecisions = (keys: Keys, key: string, decisions: Decisions): Buffer =>
  seal(keys, place('decisions_sealed', key), JSON.stringify(decisions));
export const openDecisions = (keys: Keys, key: string, sealed: Buffer | null): Decisions =>
  sealed === null ? {} : (JSON.parse(open(keys, place('decisions_sealed', key), sealed)) as Decisions);
