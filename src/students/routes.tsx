import type { Route } from '../http/route.ts';
import { disabilityRoutes } from './routes-disability.tsx';
import { editRoutes } from './routes-edit.tsx';
import { needsRoutes } from './routes-needs.tsx';
import { newRoutes } from './routes-new.tsx';
import { ownDisabilityRoutes } from './routes-own-disability.tsx';
import { ownRoutes } from './routes-own.tsx';
import { requestRoutes } from './routes-requests.tsx';
import { listRoutes, recordRoutes } from './routes-staff.tsx';

/** Fixed paths come before those with a number in them. */
export const studentRoutes: readonly Route[] = [
  ...ownRoutes,
  ...ownDisabilityRoutes,
  ...listRoutes,
  ...newRoutes,
  ...requestRoutes,
  ...recordRoutes,
  ...editRoutes,
  ...disabilityRoutes,
  ...needsRoutes,
];
