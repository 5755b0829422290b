import type { Route } from '../http/route.ts';
import { majorRoutes } from './routes-majors.tsx';
import { pageRoutes } from './routes-pages.tsx';
import { searchRoutes } from './routes-search.tsx';
import { staffRoutes } from './routes-staff.tsx';

export const siteRoutes: readonly Route[] = [...pageRoutes, ...majorRoutes, ...staffRoutes, ...searchRoutes];
