import { walkAs } from './walk.ts';

walkAs('base');
