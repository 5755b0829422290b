import { walkAs } from './walk.ts';

walkAs('visitor');
