import type { Route } from '../http/route.ts';
import { doorRoutes } from './routes-door.tsx';
import { joiningRoutes } from './routes-joining.tsx';
import { ownRoutes } from './routes-own.tsx';
import { registerRoutes } from './routes-register.tsx';
import { staffRoutes } from './routes-staff.tsx';

export const accountRoutes: readonly Route[] = [
  ...doorRoutes,
  ...registerRoutes,
  ...joiningRoutes,
  ...ownRoutes,
  ...staffRoutes,
];
