import { accounts } from './en/accounts.ts';
import { frame } from './en/frame.ts';
import { display } from './en/display.ts';
import { imports } from './en/imports.ts';
import { exports } from './en/exports.ts';
import { matching } from './en/matching.ts';
import { evidence } from './en/evidence.ts';
import { lists } from './en/lists.ts';
import { editions } from './en/editions.ts';
import { runs } from './en/runs.ts';
import { fairness } from './en/fairness.ts';
import { official } from './en/official.ts';
import { parts } from './en/parts.ts';
import { problem } from './en/problem.ts';
import { problems } from './en/problems.ts';
import { organizations } from './en/organizations.ts';
import { students } from './en/students.ts';
import { needs } from './en/needs.ts';
import { disability } from './en/disability.ts';
import { bases } from './en/bases.ts';
import { site } from './en/site.ts';
import { notices } from './en/notices.ts';
import { positions } from './en/positions.ts';
import { search } from './en/search.ts';
import type { Words } from './index.ts';

/** The same in English. */
export const en: Words = {
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
