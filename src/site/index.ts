/** The site: front page, notices, messages to the staff, the look-up of majors and needs, and the agency's settings. */
export { siteRoutes } from './routes.tsx';
export type { IndexReport, IndexState } from '../../search/index.ts';
