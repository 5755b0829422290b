import type { Route } from '../http/route.ts';
import { actRoutes } from './routes-acts.tsx';
import { boardRoutes } from './routes-board.tsx';
import { manageRoutes } from './routes-manage.tsx';
import { postingRoutes } from './routes-posting.tsx';

/** Fixed paths first: `/positions/:number` itself belongs to the room that shows a student her match there. */
export const positionRoutes: readonly Route[] = [...boardRoutes, ...manageRoutes, ...postingRoutes, ...actRoutes];
