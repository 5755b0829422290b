import { accounts } from './en/accounts.ts';
import { frame } from './en/frame.ts';
import { display } from './en/display.ts';
import { imports } from './en/imports.ts';
import { exports } from './en/exports.ts';
import { matching } from './en/matching.ts';
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
import type { Words } from './index.ts';

/** The same in English. */
export const en: Words = { accounts, frame, problems, display, parts, problem, official, matching, organizations, bases, students, needs, disability, site, notices, positions, imports, exports };
