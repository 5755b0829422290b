import { walkAs } from './walk.ts';

walkAs('student');
