import { walkAs } from './walk.ts';

walkAs('administrator');
