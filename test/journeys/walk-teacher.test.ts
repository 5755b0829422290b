import { walkAs } from './walk.ts';

walkAs('teacher');
