import { accounts } from './zh/accounts.ts';
import { frame } from './zh/frame.ts';
import { display } from './zh/display.ts';
import { imports } from './zh/imports.ts';
import { exports } from './zh/exports.ts';
import { matching } from './zh/matching.ts';
import { evidence } from './zh/evidence.ts';
import { lists } from './zh/lists.ts';
import { editions } from './zh/editions.ts';
import { runs } from './zh/runs.ts';
import { fairness } from './zh/fairness.ts';
import { official } from './zh/official.ts';
import { parts } from './zh/parts.ts';
import { problem } from './zh/problem.ts';
import { problems } from './zh/problems.ts';
import { organizations } from './zh/organizations.ts';
import { students } from './zh/students.ts';
import { needs } from './zh/needs.ts';
import { disability } from './zh/disability.ts';
import { bases } from './zh/bases.ts';
import { site } from './zh/site.ts';
import { notices } from './zh/notices.ts';
import { positions } from './zh/positions.ts';
import { search } from './zh/search.ts';

/** Every sentence that a person reads, in Chinese: the source. One file a room under zh/. */
export const zh = {
  accounts,
  frame,
  problems,
  display,
  parts,
  problem,
  official,
  matching,
  evidence,
  lists,
  editions,
  runs,
  fairness,
  organizations,
  bases,
  students,
  needs,
  disability,
  site,
  notices,
  positions,
  search,
  imports,
  exports,
};
